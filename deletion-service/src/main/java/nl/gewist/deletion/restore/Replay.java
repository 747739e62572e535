package nl.gewist.deletion.restore;

import java.time.Instant;
import java.util.UUID;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.erasing.Erasure;
import nl.gewist.deletion.erasing.Evidence;
import org.jspecify.annotations.Nullable;

/** An erasure that is to be applied again. */
record Replay(
        UUID requestId,
        String subjectType,
        String subjectId,
        @Nullable String ownerId,
        Instant requestedAt,
        @Nullable String securedDigest,
        int sequence) {
    Erasure erasure(Evidence evidence) {
        return new Erasure(new Target(requestId, subjectId, ownerId), securedDigest, requestedAt, evidence);
    }
}
