package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Problem;

/** Puts requests that are ready to be erased into the service's own database, so that nothing but the erasing is measured. */
final class EngineLoad {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final String INSERT = """
            insert into request (request_id, subject_type, subject_id, requested_at, requested_by, state, round, sequence,
                   map_version, participants, received_at, grace_until, deadline, announced_at)
            select gen_random_uuid(), 'learner', id, now(), 'subject', 'erasing', 1, 3, ?, '{}', now(), now(),
                   current_date + 30, now() from unnest(?::text[]) as learner(id)""";

    private static final String HISTORY = """
            insert into request (request_id, state, round, sequence, received_at, completed_at)
            select gen_random_uuid(), 'closed', 1, 5, now() - interval '1 year', now() - interval '1 year'
            from generate_series(1, ?)""";

    /** The first batch also pays for what came before it; it is the warm-up. */
    private static final String RATE = """
            with batch as (select completed_at, count(*) as requests from request
                           where subject_id = any (?::text[]) group by completed_at),
                 edge as (select min(completed_at) as first, max(completed_at) as last from batch)
            select coalesce(sum(requests), 0), extract(epoch from last - first) from batch, edge
            where completed_at > first group by first, last""";

    private final Database service;
    private final String mapVersion;

    EngineLoad(Database service, String mapVersion) {
        this.service = service;
        this.mapVersion = mapVersion;
    }

    /** Returns erasures per second from the end of the first batch to the end of the last. */
    double erase(List<Long> learnerIds) throws SQLException {
        String[] ids = learnerIds.stream().map(String::valueOf).toArray(String[]::new);
        try (Connection connection = service.connect()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, mapVersion);
                insert.setArray(2, connection.createArrayOf("text", ids));
                insert.executeUpdate();
            }
            awaitAll(connection);
            try (PreparedStatement rate = connection.prepareStatement(RATE)) {
                rate.setArray(1, connection.createArrayOf("text", ids));
                try (ResultSet row = rate.executeQuery()) {
                    row.next();
                    return Round.one(row.getLong(1) / row.getDouble(2));
                }
            }
        }
    }

    /** Adds requests that were closed long ago. */
    void remember(int closed) throws SQLException {
        try (Connection connection = service.connect();
                PreparedStatement insert = connection.prepareStatement(HISTORY);
                Statement analyze = connection.createStatement()) {
            insert.setInt(1, closed);
            insert.executeUpdate();
            analyze.execute("vacuum (analyze) request");
            analyze.execute("checkpoint");
        }
    }

    /** Leaves so many requests to be swept, and makes the service sweep when it starts. */
    void sweepOnlyFor(int requests) throws SQLException {
        try (Connection connection = service.connect();
                PreparedStatement close = connection.prepareStatement("""
                        update request set state = 'closed' where state = 'completed' and request_id not in (
                            select request_id from request where state = 'completed' order by request_id limit ?)""");
                Statement forget = connection.createStatement()) {
            close.setInt(1, requests);
            close.executeUpdate();
            forget.execute("delete from sweep");
        }
    }

    /** Waits for the sweep that the service began when it started. */
    Swept swept() throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = service.connect()) {
            while (true) {
                try (Statement statement = connection.createStatement();
                        ResultSet row =
                                statement.executeQuery("select requests, extract(epoch from finished_at - started_at),"
                                        + " coalesce(code, '') from sweep where finished_at is not null")) {
                    if (row.next()) {
                        if (!row.getString(3).isEmpty()) {
                            throw new Problem("The sweep broke off: " + row.getString(3));
                        }
                        return new Swept(row.getInt(1), Round.two(row.getDouble(2)));
                    }
                }
                if (System.nanoTime() > until) {
                    throw new Problem("The deletion-service did not end a sweep within " + PATIENCE);
                }
                pause();
            }
        }
    }

    /** One sweep. */
    record Swept(int requests, double seconds) {}

    private static void awaitAll(Connection connection) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (count(connection, "state = 'erasing'") > 0) {
            if (System.nanoTime() > until) {
                throw new Problem("The deletion-service did not erase all within " + PATIENCE);
            }
            pause();
        }
        long failed = count(connection, "state not in ('completed', 'closed')");
        if (failed > 0) {
            throw new Problem(failed + " erasures did not complete; the deletion-service's log says why");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted", e);
        }
    }

    private static long count(Connection connection, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from request where " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }
}
