package nl.gewist.retention.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.retention.terms.OwnedInvoices.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What owners can do about the invoices to their learners. Whoever calls has made sure that it is the owner, and says
 * the role that did so.
 */
@ApplicationScoped
public class OwnerTerms {
    private final OwnerTermTable owners;
    private final OwnedInvoices invoices;
    private final TermChangeTable changes;
    private final TermDecisions decisions;
    private final TermPlans plans;

    OwnerTerms(
            OwnerTermTable owners,
            OwnedInvoices invoices,
            TermChangeTable changes,
            TermDecisions decisions,
            TermPlans plans) {
        this.owners = owners;
        this.invoices = invoices;
        this.changes = changes;
        this.decisions = decisions;
        this.plans = plans;
    }

    /** What holds now, and what waits. */
    @Transactional
    public OwnerTerm current(String ownerId) {
        Term chosen = owners.chosen(List.of(ownerId)).get(ownerId);
        return plans.view(chosen, invoices.count(ownerId), changes.waiting(ownerId));
    }

    /** What a change would do to the invoices that are there now; empty if it is about an invoice that is not theirs. */
    @Transactional
    public Optional<TermPreview> preview(String ownerId, TermChange change) {
        return concernsNothing(ownerId, change) ? Optional.empty() : Optional.of(plans.preview(ownerId, change));
    }

    /**
     * Decides. What shortens takes effect after some days and must have been seen first.
     *
     * @param seen the {@link TermPreview#touches()} that the owner was shown; null if nothing was
     * @param role a code
     */
    @Transactional
    public Decision decide(String ownerId, TermChange change, @Nullable Integer seen, String role) {
        owners.lock(ownerId);
        if (concernsNothing(ownerId, change)) {
            return new Decision.NoSuchInvoice();
        }
        if (plans.isTooLong(change, countsFrom(ownerId, change))) {
            return new Decision.TooLong(plans.longestYears());
        }
        TermPreview preview = plans.preview(ownerId, change);
        if (preview.shortens() && (seen == null || seen != preview.touches())) {
            return new Decision.LookFirst(preview);
        }
        return new Decision.Taken(decisions.take(ownerId, change, preview, role));
    }

    /** Undoes what waits; false if this owner has decided no such thing, or it has taken effect. */
    @Transactional
    public boolean undo(String ownerId, UUID changeId, String role) {
        owners.lock(ownerId);
        return changes.find(changeId)
                .filter(decision -> decision.ownerId().equals(ownerId))
                // That a customer left cannot be undone, only answered: see Leavings.
                .filter(decision -> !decision.role().equals(TermDecisions.SERVICE))
                .map(decision -> decisions.undo(decision, role))
                .orElse(false);
    }

    /** What this owner has decided, the last first, 100 at most. */
    @Transactional
    public List<TermDecision> decisions(String ownerId) {
        return changes.of(ownerId, 100);
    }

    /**
     * The retained invoices to this owner's learners, newest first.
     *
     * @param after the last one of the page before; null to begin
     */
    @Transactional
    public List<OwnedInvoice> invoices(String ownerId, @Nullable UUID after, int limit) {
        return invoices.list(ownerId, after, limit);
    }

    private boolean concernsNothing(String ownerId, TermChange change) {
        return change.recordId() != null && alike(ownerId, change).isEmpty();
    }

    private @Nullable LocalDate countsFrom(String ownerId, TermChange change) {
        return change.recordId() == null
                ? null
                : alike(ownerId, change).getFirst().countsFrom();
    }

    private List<OwnedInvoices.Alike> alike(String ownerId, TermChange change) {
        return invoices.alike(new Scope(ownerId, change.recordId(), false, null));
    }
}
