package nl.gewist.retention.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.TreeSet;

/**
 * When a customer has left, the invoices to their learners are destroyed, after the usual days, unless they chose to have
 * them kept under an agreement that goes on. They can choose before they leave and until it takes effect.
 */
@ApplicationScoped
public class Leavings {
    private final LeavingTable table;
    private final OwnerTermTable owners;
    private final TermPlans plans;
    private final TermDecisions decisions;
    private final Clock clock;

    Leavings(LeavingTable table, OwnerTermTable owners, TermPlans plans, TermDecisions decisions, Clock clock) {
        this.table = table;
        this.owners = owners;
        this.plans = plans;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What an owner has chosen for when they leave. */
    @Transactional
    public Leaving current(String ownerId) {
        return table.find(ownerId);
    }

    /** How many invoices an owner has not downloaded yet: a choice to destroy them would take them by surprise. */
    @Transactional
    public int notDownloaded(String ownerId) {
        return plans.preview(ownerId, new TermChange.DeleteAll()).notDownloaded();
    }

    /** Chooses. What is not chosen is destroyed all the same when its term is over: nothing waits for an owner. */
    @Transactional
    public LeavingChoice choose(String ownerId, LeavingWish wish, String role) {
        owners.lock(ownerId);
        switch (wish) {
            case LeavingWish.Keep keep -> table.keep(ownerId, keep.agreement(), role, clock.instant());
            case LeavingWish.Destroy destroy -> {
                if (!destroy.noCopyNeeded() && notDownloaded(ownerId) != 0) {
                    return new LeavingChoice.CopyFirst();
                }
                table.destroy(ownerId, !destroy.noCopyNeeded(), role, clock.instant());
            }
        }
        Leaving leaving = table.find(ownerId);
        if (leaving.erasedAt() != null) {
            carryOut(ownerId, leaving, role);
        }
        return new LeavingChoice.Chosen(leaving);
    }

    /** These customers have been erased; in the transaction at hand. */
    public void erased(Collection<String> ownerIds) {
        for (String ownerId : new TreeSet<>(ownerIds)) {
            owners.lock(ownerId);
            table.erased(ownerId, clock.instant());
            carryOut(ownerId, table.find(ownerId), TermDecisions.SERVICE);
        }
    }

    private void carryOut(String ownerId, Leaving leaving, String role) {
        if (leaving.keep()) {
            decisions.undoDeletionOfAll(ownerId, role);
        } else if (!decisions.deletesAll(ownerId)) {
            var all = new TermChange.DeleteAll();
            decisions.take(ownerId, all, plans.preview(ownerId, all), TermDecisions.SERVICE);
        }
    }
}
