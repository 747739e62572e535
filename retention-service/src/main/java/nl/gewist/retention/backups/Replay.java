package nl.gewist.retention.backups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure that was applied again to a store that was put back.
 *
 * @param replayedAt null if the event does not say when
 */
public record Replay(UUID requestId, String store, @Nullable Instant replayedAt) {}
