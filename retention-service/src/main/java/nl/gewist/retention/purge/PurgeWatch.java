package nl.gewist.retention.purge;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.retention.clock.ClockGuard;

/** Knows how much should be gone and is not, for metrics and health. */
@ApplicationScoped
class PurgeWatch extends Worker {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final DueInvoices table;
    private final Clock clock;
    private final AtomicInteger overdue;

    PurgeWatch(WorkerSettings settings, DueInvoices table, ClockGuard guard, Clock clock, MeterRegistry meters) {
        super(new WorkerSettings(LOOK_EVERY, settings.maxBackOff()));
        this.table = table;
        this.clock = clock;
        overdue = meters.gauge("gewist.invoices.overdue", new AtomicInteger());
        meters.gauge("gewist.purging.stopped", guard, believed -> believed.stopped() == null ? 0 : 1);
    }

    /** What was due yesterday and is not on hold, as of the last look. */
    int overdue() {
        return overdue.get();
    }

    @Override
    protected int work() {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        overdue.set(QuarkusTransaction.requiringNew().call(() -> table.overdue(yesterday)));
        return 0;
    }
}
