package nl.gewist.retention.ownerpage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.retention.terms.Term;
import nl.gewist.retention.terms.TermChange;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What an owner filled in. */
public final class ChangeForm {
    @RestForm
    @Nullable
    String change;

    @RestForm
    @Nullable
    String years;

    @RestForm
    @Nullable
    String yearEnds;

    @RestForm
    @Nullable
    String until;

    @RestForm
    @Nullable
    String recordId;

    /** As the page said when the owner looked. */
    @RestForm
    @Nullable
    String touches;

    /** Empty if it is not filled in as the page asks. */
    Optional<TermChange> change() {
        try {
            return switch (String.valueOf(change)) {
                case "term" -> Optional.of(new TermChange.NewTerm(term()));
                case "exception" -> Optional.of(new TermChange.OwnLastDay(record(), LocalDate.parse(text(until))));
                case "no-exception" -> Optional.of(new TermChange.NoOwnLastDay(record()));
                case "delete-invoice" -> Optional.of(new TermChange.DeleteInvoice(record()));
                case "delete-all" -> Optional.of(new TermChange.DeleteAll());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How many invoices the owner was told of; null if they were not. */
    @Nullable
    Integer seen() {
        try {
            return touches == null ? null : Integer.valueOf(touches);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Term term() {
        int wanted = Integer.parseInt(text(years));
        if (wanted < 0) {
            throw new IllegalArgumentException("years below 0");
        }
        return new Term(wanted, Month.of(Integer.parseInt(text(yearEnds))));
    }

    private UUID record() {
        return UUID.fromString(text(recordId));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
