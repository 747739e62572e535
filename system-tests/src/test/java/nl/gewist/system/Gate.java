package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import nl.gewist.embedded.Database;

/**
 * Holds whoever is about to write something, in the midst of their transaction: a trigger that waits for a lock that the
 * test has. So a service stands still between two steps, without any help of its own. Closing lets everybody through.
 */
final class Gate implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LOCK = 4711;

    private static final String WAITING = " from pg_locks where locktype = 'advisory' and classid = " + LOCK
            + " and not granted and database = (select oid from pg_database where datname = current_database())";

    private final Database database;
    private final String table;
    private final Connection holder;

    private Gate(Database database, String table, Connection holder) {
        this.database = database;
        this.table = table;
        this.holder = holder;
    }

    /**
     * Closes the way.
     *
     * @param operation {@code insert}, {@code update} or {@code delete}
     * @param condition on the row {@code new} or {@code old}
     */
    static Gate at(Database database, String operation, String table, String condition) throws SQLException {
        Connection holder = database.connect();
        execute(holder, "select pg_advisory_lock(" + LOCK + ", 0)");
        execute(holder, trigger(operation, table, condition));
        return new Gate(database, table, holder);
    }

    private static String trigger(String operation, String table, String condition) {
        return """
               create or replace function test_gate() returns trigger language plpgsql as $$
               begin
                   perform pg_advisory_xact_lock_shared(%d, 0);
                   return case tg_op when 'DELETE' then old else new end;
               end $$;
               create or replace trigger test_gate before %s on %s for each row when (%s)
               execute function test_gate()""".formatted(LOCK, operation, table, condition);
    }

    /** Returns when somebody stands here. */
    void awaitSomebody() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(Rows.count(database, "select count(*)" + WAITING))
                        .isPositive());
    }

    /** Ends the sessions of those who stand here, as their server does on finding that the client is gone. */
    void turnAway() throws SQLException {
        assertThat(Rows.of(database, "select pg_terminate_backend(pid, 5000)" + WAITING, row -> row.getBoolean(1)))
                .isNotEmpty()
                .containsOnly(true);
    }

    @Override
    public void close() throws SQLException {
        holder.close();
        try (Connection connection = database.connect()) {
            execute(connection, "drop trigger if exists test_gate on " + table);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
