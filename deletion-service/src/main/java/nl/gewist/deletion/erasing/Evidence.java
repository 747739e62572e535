package nl.gewist.deletion.erasing;

import java.util.List;
import java.util.Map;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * What was found and erased: by which values, and how many rows. Kept sealed and never overwritten, so that
 * a crash between two commits costs no proof.
 *
 * @param counts per collection, for example {@code platform.enrolment}
 * @param files that rows of the person named and nobody else's did
 * @param invoices names of the invoices that were there, all of them secured; null in evidence from before they were kept
 */
public record Evidence(
        Identifiers identifiers,
        Map<String, Counts> counts,
        @Nullable List<String> invoices,
        List<StoredFile> files) {
    public Evidence {
        files = List.copyOf(files);
    }
}
