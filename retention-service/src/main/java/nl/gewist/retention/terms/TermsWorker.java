package nl.gewist.retention.terms;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.retention.clock.ClockGuard;

/** Lets decisions take effect that have waited long enough, each in a transaction of its own. */
@ApplicationScoped
class TermsWorker extends Worker {
    private static final int BATCH = 20;

    private final OwnerTermTable owners;
    private final TermChangeTable changes;
    private final TermDecisions decisions;
    private final ClockGuard guard;
    private final Clock clock;

    TermsWorker(
            WorkerSettings settings,
            OwnerTermTable owners,
            TermChangeTable changes,
            TermDecisions decisions,
            ClockGuard guard,
            Clock clock) {
        super(settings);
        this.owners = owners;
        this.changes = changes;
        this.decisions = decisions;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    protected int work() {
        if (!guard.mayDestroy()) {
            return 0;
        }
        List<TermDecision> due = QuarkusTransaction.requiringNew().call(() -> changes.due(clock.instant(), BATCH));
        due.forEach(decision -> QuarkusTransaction.requiringNew().run(() -> takeEffect(decision)));
        return due.size();
    }

    private void takeEffect(TermDecision decision) {
        owners.lock(decision.ownerId());
        decisions.takeEffect(decision);
    }
}
