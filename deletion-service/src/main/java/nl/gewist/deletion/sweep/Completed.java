package nl.gewist.deletion.sweep;

import java.time.Instant;
import java.util.UUID;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** A request that is completed and not closed. */
record Completed(
        UUID requestId,
        String subjectType,
        String subjectId,
        @Nullable String ownerId,
        Instant completedAt) {
    Target target() {
        return new Target(requestId, subjectId, ownerId);
    }
}
