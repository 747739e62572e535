package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/**
 * Looks up the backups of many erasures that are all due at once: first all are gone, then all are held by one old copy
 * and told to be overdue. Both with the events that are written for each of them.
 */
final class CataloguePart implements RetentionPart {
    private static final int COPIES = 120;
    private static final int OLDEST_DAYS = 60;
    private static final String TIME = "gewist_backups_check_seconds_sum";
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    private static final String CATALOGUE = """
            insert into known_backup (store, backup_id, started_at, ended_at, encrypted, region, depends_on, listed,
                                      told_differently, first_told_at)
            select store, 'copy-' || no, began, began, true, 'eu-west-1', case when no %% 7 > 0 then 'copy-' || no - 1 end,
                   false, false, began
            from backup_look, generate_series(0, ?) no, lateral (select now() - make_interval(hours =>
                 (%d - no) * 24 * %d / %d) as began) as start""".formatted(COPIES, OLDEST_DAYS - 1, COPIES);

    private static final String ERASURES = """
            insert into backup_expiry (request_id, round, sequence, completed_at, gone_by)
            select gen_random_uuid(), 1, 5, now() - interval '61 days' - make_interval(secs => no),
                   (now() - interval '2 days')::date
            from generate_series(1, ?) no""";

    private static final String HELD = """
            update known_backup set started_at = now() - interval '90 days'
            where store = 'platform' and backup_id = 'copy-0'""";

    private static final String DUE_AGAIN =
            "update backup_expiry set state = 'SCHEDULED', verified_at = null, told_on = null";

    private final int erasures;

    CataloguePart(int erasures) {
        this.erasures = erasures;
    }

    @Override
    public void measure(Stack stack, BiConsumer<String, Number> figure, Consumer<String> disagreement)
            throws Exception {
        ServiceMetrics metrics = new ServiceMetrics(stack, Service.RETENTION);
        ProcessHandle process = stack.process(Service.RETENTION).handle();
        try (Connection connection = stack.database(Service.RETENTION).connect()) {
            connection.setAutoCommit(false);
            insert(connection, CATALOGUE, COPIES - 1);
            insert(connection, ERASURES, erasures);
            figure.accept("catalogueRssBeforeMiB", Machine.rssMiB(process));
            figure.accept("catalogueCheckMs", check(connection, metrics, "COMPLETED"));
            execute(connection, HELD);
            execute(connection, DUE_AGAIN);
            figure.accept("catalogueOverdueMs", check(connection, metrics, "OVERDUE"));
            connection.setAutoCommit(true);
            figure.accept("catalogueRssAfterMiB", Machine.rssMiB(process));
            figure.accept("catalogueHeapAfterMiB", Round.one(metrics.sum(HEAP) / (1 << 20)));
            long copies = Polling.count(connection, "select count(*) from known_backup where store = 'platform'");
            if (copies != COPIES) {
                disagreement.accept("the platform has " + copies + " copies instead of " + COPIES);
            }
        }
    }

    /** Commits, waits until all are answered, and returns how long the service was at it, in milliseconds. */
    private double check(Connection connection, ServiceMetrics metrics, String state) throws Exception {
        double before = metrics.sum(TIME);
        connection.commit();
        connection.setAutoCommit(true);
        Polling.until(connection, "select count(*) from backup_expiry where state = '" + state + "'", erasures);
        // The timer stops after the last commit.
        Polling.until(connection, "select count(*) from outbox", 0);
        connection.setAutoCommit(false);
        return Round.one((metrics.sum(TIME) - before) * 1000);
    }

    private static void insert(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, number);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
