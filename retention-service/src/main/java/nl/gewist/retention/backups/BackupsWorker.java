package nl.gewist.retention.backups;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.retention.clock.ClockGuard;
import org.jboss.logging.Logger;

/**
 * Looks where connectors must look, looks up what is due, and raises and clears alarms; woken by what is told. All
 * replicas do; each row is one replica's.
 */
@ApplicationScoped
class BackupsWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(BackupsWorker.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Looks looks;
    private final ExpiryCheck check;
    private final Alarms alarms;
    private final ClockGuard clock;

    BackupsWorker(Looks looks, ExpiryCheck check, Alarms alarms, ClockGuard clock, WorkerSettings settings) {
        super(new WorkerSettings(LOOK_EVERY, settings.maxBackOff()));
        this.looks = looks;
        this.check = check;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** What is said to be gone lets a request be closed, so a clock that jumped ends nothing. */
    @Override
    protected int work() {
        looks.lookWhereDue();
        if (clock.mayDestroy()) {
            ExpiryCheck.Outcome outcome = check.run();
            if (outcome.gone() + outcome.overdue() > 0) {
                LOG.infof("backups: %d erasures gone, %d overdue", outcome.gone(), outcome.overdue());
            }
        }
        QuarkusTransaction.requiringNew().run(alarms::update);
        return 0;
    }
}
