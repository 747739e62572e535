package nl.gewist.retention.terms;

import java.time.Month;
import java.util.List;

/**
 * How long invoices to an owner's learners are kept, unless one has a last day of its own.
 *
 * @param chosen whether the owner has chosen; else this is the platform's default
 * @param years after the financial year
 * @param yearEnds last month of the financial year
 * @param longestYears that may be chosen
 * @param delayDays until something shorter takes effect
 * @param invoices how many are retained
 * @param waiting what is decided and can still be undone, the next first
 */
public record OwnerTerm(
        boolean chosen,
        int years,
        Month yearEnds,
        int longestYears,
        int delayDays,
        int invoices,
        List<TermDecision> waiting) {
    public OwnerTerm {
        waiting = List.copyOf(waiting);
    }
}
