package nl.gewist.deletion.sweep;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.gewist.messaging.Failures;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import org.jboss.logging.Logger;

/** Begins a sweep when one is due; of all replicas one at a time (advisory lock, which dies with the process). */
@ApplicationScoped
class Sweeper extends Worker {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final long LOCK = 0x6765776973740002L;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final SweepTable table;
    private final FindingTable findings;
    private final Sweep sweep;
    private final SweepConfig config;
    private final Clock clock;
    private final Timer timer;
    private volatile Seen seen = new Seen(0, List.of());

    Sweeper(
            AgroalDataSource dataSource,
            SweepTable table,
            FindingTable findings,
            Sweep sweep,
            SweepConfig config,
            Clock clock,
            MeterRegistry meters,
            WorkerSettings settings) {
        super(new WorkerSettings(LOOK_EVERY, settings.maxBackOff()));
        this.dataSource = dataSource;
        this.table = table;
        this.findings = findings;
        this.sweep = sweep;
        this.config = config;
        this.clock = clock;
        this.timer = meters.timer("gewist.sweep");
        meters.gauge("gewist.sweep.findings", this, sweeper -> sweeper.seen().openFindings());
    }

    /** As of the last look. */
    Seen seen() {
        return seen;
    }

    @Override
    protected int work() throws SQLException {
        if (isDue()) {
            try (Connection lock = dataSource.getConnection();
                    Statement statement = lock.createStatement()) {
                if (isTrue(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                    try {
                        runIfDue();
                    } finally {
                        isTrue(statement, "select pg_advisory_unlock(" + LOCK + ")");
                    }
                }
            }
        }
        seen = new Seen(findings.open(), table.last(1));
        return 0;
    }

    private boolean isDue() {
        Instant now = clock.instant();
        return !table.anySince(now.minus(config.every()), now.minus(config.retryAfter()));
    }

    /** Asked again under the lock: another replica may just have ended one. */
    private void runIfDue() {
        if (!isDue()) {
            return;
        }
        Instant startedAt = clock.instant();
        long sweepId = table.begin(startedAt);
        long begin = System.nanoTime();
        try {
            int requests = sweep.run(sweepId, startedAt);
            timer.record(Duration.ofNanos(System.nanoTime() - begin));
            if (requests > 0) {
                LOG.infof("swept for %d requests in %d ms", requests, (System.nanoTime() - begin) / 1_000_000);
            }
        } catch (SQLException | RuntimeException e) {
            String code = Failures.code(e).toLowerCase(Locale.ROOT);
            LOG.warnf("a sweep broke off: %s; the next one is due in %s", code, config.retryAfter());
            LOG.debug("failure", e);
            table.breakOff(sweepId, code, clock.instant());
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** @param last the last sweep, if there was any */
    record Seen(long openFindings, List<SweepView> last) {}
}
