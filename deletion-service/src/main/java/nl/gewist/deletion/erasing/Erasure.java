package nl.gewist.deletion.erasing;

import java.time.Instant;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/**
 * One request whose participants are all ready.
 *
 * @param securedDigest of the invoices the vault holds; null where no participant keeps invoices
 * @param requestedAt a subject created later is somebody else
 * @param evidence of an earlier try, which may or may not have erased; null at the first
 */
record Erasure(
        Target target,
        @Nullable String securedDigest,
        Instant requestedAt,
        @Nullable Evidence evidence) {}
