package nl.gewist.deletion.erasing;

import java.time.Instant;
import nl.gewist.datamap.InvoiceKeys;
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
        @Nullable Evidence evidence) {
    /** The same, no longer limited to one owner's part. */
    Erasure ofEverything() {
        return target.ownerId() == null
                ? this
                : new Erasure(
                        new Target(target.requestId(), target.subjectId(), null), securedDigest, requestedAt, evidence);
    }

    /**
     * Whether the vault holds exactly these invoices. After an earlier try none may be left to compare: then that try
     * got as far as the store's commit.
     */
    boolean isSecured(@Nullable InvoiceKeys present) {
        if (securedDigest == null || present == null) {
            return true;
        }
        return present.digest().equals(securedDigest) || evidence != null && present.count() == 0;
    }
}
