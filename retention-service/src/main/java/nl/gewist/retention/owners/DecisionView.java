package nl.gewist.retention.owners;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.terms.TermChange;
import nl.gewist.retention.terms.TermDecision;
import org.jspecify.annotations.Nullable;

/**
 * An owner's decision.
 *
 * @param change term, exception, no-exception, delete-invoice or delete-all
 * @param recordId the invoice it concerns; null for all
 * @param touches invoices that expire earlier by it, counted when it was decided
 * @param state waiting, effective or undone
 */
public record DecisionView(
        UUID changeId,
        String change,
        @Nullable UUID recordId,
        @Nullable Integer years,
        @Nullable Month yearEnds,
        @Nullable LocalDate until,
        int touches,
        Instant decidedAt,
        Instant takesEffectAt,
        String state,
        @Nullable Instant endedAt) {
    static DecisionView of(TermDecision decision) {
        TermChange change = decision.change();
        var newTerm = change instanceof TermChange.NewTerm chosen ? chosen.term() : null;
        return new DecisionView(
                decision.changeId(),
                change.kind(),
                change.recordId(),
                newTerm == null ? null : newTerm.years(),
                newTerm == null ? null : newTerm.yearEnds(),
                change instanceof TermChange.OwnLastDay own ? own.until() : null,
                decision.touches(),
                decision.decidedAt(),
                decision.takesEffectAt(),
                decision.state().name().toLowerCase(Locale.ROOT),
                decision.endedAt());
    }
}
