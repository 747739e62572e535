package nl.gewist.retention.purge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.retention.clock.ClockGuard;

/** Destroys what is due, a small batch at a time; what is left is found again, whatever happened. */
@ApplicationScoped
class PurgeWorker extends Worker {
    private final Purge purge;
    private final ClockGuard guard;
    private final PurgeConfig config;
    private final Clock clock;
    private final Timer transactions;

    PurgeWorker(
            WorkerSettings settings,
            Purge purge,
            ClockGuard guard,
            PurgeConfig config,
            Clock clock,
            MeterRegistry meters) {
        super(settings);
        this.purge = purge;
        this.guard = guard;
        this.config = config;
        this.clock = clock;
        transactions = meters.timer("gewist.purge.transaction");
    }

    @Override
    protected int work() {
        if (!guard.mayDestroy()) {
            return 0;
        }
        Timer.Sample sample = Timer.start();
        int destroyed =
                QuarkusTransaction.requiringNew().call(() -> purge.destroyDue(LocalDate.now(clock), config.batch()));
        if (destroyed > 0) {
            sample.stop(transactions);
        }
        return destroyed;
    }
}
