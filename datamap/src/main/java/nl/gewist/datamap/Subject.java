package nl.gewist.datamap;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a subject before a request is announced.
 *
 * @param createdAt null when the root row is missing or the map names no creation field
 * @param scopeHeld whether the target's owner has or had this subject; true when the target names no owner
 * @param ownersElsewhere whether another owner than the target's has this subject
 */
public record Subject(
        UUID requestId, boolean exists, @Nullable Instant createdAt, boolean scopeHeld, boolean ownersElsewhere) {}
