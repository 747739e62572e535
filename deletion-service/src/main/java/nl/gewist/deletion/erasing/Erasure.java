package nl.gewist.deletion.erasing;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
public record Erasure(
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

    /** The same with evidence of this try. */
    Erasure with(Evidence kept) {
        return new Erasure(target, securedDigest, requestedAt, kept);
    }

    /** The same after these invoices were found secured, besides those of the earlier try. */
    Erasure secured(Evidence earlier, List<String> present) {
        Set<String> all = new LinkedHashSet<>(present);
        all.addAll(earlier.invoices() == null ? List.of() : earlier.invoices());
        return with(new Evidence(earlier.identifiers(), earlier.counts(), List.copyOf(all), earlier.files()));
    }

    /**
     * Whether the vault holds these invoices. After an earlier try some of them, or all, may be gone: that try got as far as
     * the store's commit, or the store was put back to a time when they were not there yet.
     *
     * @param present the invoices' names; null where nobody looked
     */
    boolean isSecured(@Nullable List<String> present) {
        if (securedDigest == null
                || present == null
                || InvoiceKeys.ofNames(present).digest().equals(securedDigest)) {
            return true;
        }
        if (evidence == null) {
            return false;
        }
        List<String> secured = evidence.invoices();
        return present.isEmpty() || secured != null && Set.copyOf(secured).containsAll(present);
    }
}
