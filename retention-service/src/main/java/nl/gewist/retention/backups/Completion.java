package nl.gewist.retention.backups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure that is completed.
 *
 * @param completedAt null if the event does not say when
 */
public record Completion(
        UUID requestId, int round, int sequence, @Nullable Instant completedAt) {}
