package nl.gewist.retention.terms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.RetentionTermChanged;
import nl.gewist.messaging.Outbox;
import nl.gewist.retention.terms.TermDecision.State;

/** The life of a decision: it waits or takes effect, and each step is told. The owner is locked meanwhile. */
@ApplicationScoped
class TermDecisions {
    /** Who decides when nobody has chosen. */
    static final String SERVICE = "retention-service";

    private final TermChangeTable table;
    private final TermPlans plans;
    private final Outbox outbox;
    private final Clock clock;

    TermDecisions(TermChangeTable table, TermPlans plans, Outbox outbox, Clock clock) {
        this.table = table;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A newer decision takes the place of one about the same that waits. */
    TermDecision take(String ownerId, TermChange change, TermPreview preview, String role) {
        table.waiting(ownerId).stream()
                .filter(waiting -> waiting.change().target().equals(change.target()))
                .forEach(waiting -> undo(waiting, role));
        Instant now = clock.instant();
        var decision = new TermDecision(
                UUID.randomUUID(),
                ownerId,
                change,
                preview.touches(),
                role,
                now,
                preview.takesEffectAt(),
                preview.shortens() ? State.WAITING : State.EFFECTIVE,
                preview.shortens() ? null : now);
        table.insert(decision);
        if (preview.shortens()) {
            tell(decision, "proposed", decision.touches(), role);
        } else {
            tell(decision, "effective", plans.apply(decision), role);
        }
        return decision;
    }

    /** False if it does not wait any more. */
    boolean undo(TermDecision decision, String role) {
        boolean undone = table.end(decision.changeId(), State.UNDONE, clock.instant());
        if (undone) {
            tell(decision, "undone", decision.touches(), role);
        }
        return undone;
    }

    /** Whether all invoices of this owner are going to be destroyed. */
    boolean deletesAll(String ownerId) {
        return !deletions(ownerId).isEmpty();
    }

    /** They stay after all. */
    void undoDeletionOfAll(String ownerId, String role) {
        deletions(ownerId).forEach(deletion -> undo(deletion, role));
    }

    private List<TermDecision> deletions(String ownerId) {
        return table.waiting(ownerId).stream()
                .filter(waiting -> waiting.change() instanceof TermChange.DeleteAll)
                .toList();
    }

    /** Does nothing if it does not wait any more. */
    void takeEffect(TermDecision decision) {
        if (table.end(decision.changeId(), State.EFFECTIVE, clock.instant())) {
            tell(decision, "effective", plans.apply(decision), decision.role());
        }
    }

    private void tell(TermDecision decision, String step, int count, String role) {
        Integer years = decision.change() instanceof TermChange.NewTerm newTerm
                ? Integer.valueOf(newTerm.term().years())
                : null;
        var event = new RetentionTermChanged(
                decision.ownerId(), decision.changeId(), decision.change().kind(), step, years, count, role);
        outbox.add(event, 0, decision.changeId() + "/" + step);
    }
}
