package nl.gewist.deletion.restore;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Each;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/** Applies erasures again to stores that were put back; of all replicas one at a time (advisory lock, which dies with the process). */
@ApplicationScoped
class Replayer extends Worker {
    private static final long LOCK = 0x6765776973740003L;
    private static final int MOST = 100;

    private final AgroalDataSource dataSource;
    private final RestoreTable table;
    private final ReplayTable replays;
    private final Replaying replaying;
    private volatile Seen seen = new Seen(0, List.of());

    Replayer(
            AgroalDataSource dataSource,
            RestoreTable table,
            ReplayTable replays,
            Replaying replaying,
            MeterRegistry meters,
            WorkerSettings settings) {
        super(settings);
        this.dataSource = dataSource;
        this.table = table;
        this.replays = replays;
        this.replaying = replaying;
        meters.gauge(
                "gewist.restore.open", this, replayer -> replayer.seen().open().size());
        meters.gauge("gewist.restore.due", this, replayer -> replayer.seen().due());
    }

    void lookAt(@Observes(during = TransactionPhase.AFTER_SUCCESS) RestoreAsked event) {
        wake();
    }

    /** As of the last look. */
    Seen seen() {
        return seen;
    }

    @Override
    protected int work() throws SQLException {
        try {
            return table.replaying().isEmpty() ? 0 : goOn();
        } finally {
            seen = new Seen(replays.open(), table.list(null, true, MOST));
        }
    }

    private int goOn() throws SQLException {
        try (Connection lock = dataSource.getConnection();
                Statement statement = lock.createStatement()) {
            if (!isTrue(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return 0;
            }
            try {
                return Each.of(table.replaying(), restore -> "restore " + restore.restoreId(), this::goOn);
            } finally {
                isTrue(statement, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private int goOn(Restore restore) {
        try {
            return replaying.goOn(restore);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    /**
     * @param due erasures that are to be applied again or wait for a person
     * @param open restores that are not done
     */
    record Seen(long due, List<RestoreView> open) {}
}
