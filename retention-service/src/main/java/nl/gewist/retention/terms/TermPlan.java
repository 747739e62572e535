package nl.gewist.retention.terms;

import java.time.LocalDate;
import java.util.List;
import nl.gewist.retention.terms.OwnedInvoices.Alike;
import nl.gewist.retention.terms.OwnedInvoices.Redated;
import org.jspecify.annotations.Nullable;

/**
 * The new last day of every invoice that a change concerns. No database, no clock.
 *
 * @param chosen the owner's term in force; null while the platform's default holds
 * @param platform the platform's default
 * @param effectDay the day it takes effect
 */
record TermPlan(TermChange change, @Nullable Term chosen, Term platform, LocalDate effectDay) {
    private static final String BELOW_SEVEN = "below-seven-years";

    List<Redated> redated(List<Alike> invoices) {
        return invoices.stream()
                .map(invoice -> new Redated(invoice, lastDay(invoice)))
                .toList();
    }

    private LocalDate lastDay(Alike invoice) {
        return switch (change) {
            case TermChange.NewTerm newTerm -> newTerm.term().lastDay(invoice.countsFrom());
            case TermChange.OwnLastDay own -> own.until();
            case TermChange.NoOwnLastDay _ ->
                chosen == null ? invoice.legalUntil() : chosen.lastDay(invoice.countsFrom());
            case TermChange.DeleteInvoice _, TermChange.DeleteAll _ ->
                earlier(invoice.lastDay(), effectDay.minusDays(1));
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    DecidedBy decidedBy() {
        return switch (change) {
            case TermChange.NewTerm _ -> DecidedBy.OWNER;
            case TermChange.OwnLastDay _ -> DecidedBy.EXCEPTION;
            case TermChange.NoOwnLastDay _ -> chosen == null ? DecidedBy.DEFAULT : DecidedBy.OWNER;
            case TermChange.DeleteInvoice _, TermChange.DeleteAll _ -> DecidedBy.DELETION;
        };
    }

    /** How many expire earlier. */
    static int touched(List<Redated> redated) {
        return redated.stream()
                .filter(TermPlan::isEarlier)
                .mapToInt(group -> group.alike().count())
                .sum();
    }

    /** How many of them are destroyed at once, that would not be anyway. */
    int destroyed(List<Redated> redated) {
        return redated.stream()
                .filter(group -> group.lastDay().isBefore(effectDay)
                        && !group.alike().lastDay().isBefore(effectDay))
                .mapToInt(group -> group.alike().count())
                .sum();
    }

    boolean shortens(List<Redated> redated) {
        return switch (change) {
            case TermChange.NewTerm newTerm ->
                touched(redated) > 0 || newTerm.term().shortens(chosen == null ? platform : chosen);
            case TermChange.OwnLastDay _, TermChange.NoOwnLastDay _ -> touched(redated) > 0;
            case TermChange.DeleteInvoice _, TermChange.DeleteAll _ -> true;
        };
    }

    List<String> warnings(List<Redated> redated) {
        boolean below = change instanceof TermChange.NewTerm newTerm
                ? newTerm.term().years() < Term.GENERAL_DUTY_YEARS
                : redated.stream()
                        .anyMatch(group -> isEarlier(group)
                                && group.lastDay()
                                        .isBefore(platform.lastDay(group.alike().countsFrom())));
        return below ? List.of(BELOW_SEVEN) : List.of();
    }

    private static boolean isEarlier(Redated group) {
        return group.lastDay().isBefore(group.alike().lastDay());
    }
}
