package nl.gewist.retention.terms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the invoices to the learners of a customer who leaves.
 *
 * @param chosen false: not chosen, which means that they are destroyed
 * @param keep under the agreement
 * @param agreement a code
 * @param copy of a choice to destroy: {@code complete} if all had been downloaded, or {@code not-needed}
 * @param erasedAt when the customer was erased; null if they are still there
 */
public record Leaving(
        boolean chosen,
        boolean keep,
        @Nullable String agreement,
        @Nullable String copy,
        @Nullable Instant erasedAt) {
    static final Leaving UNKNOWN = new Leaving(false, false, null, null, null);
}
