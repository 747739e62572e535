package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.gewist.launcher.Problem;

/** Waits for what a service does in its own database. */
final class Polling {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MS = 50;

    private Polling() {}

    /** Returns when the query counts so many; a Problem if that takes ten minutes. */
    static void until(Connection connection, String query, long wanted) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(connection, query) != wanted) {
            if (System.nanoTime() > end) {
                throw new Problem("Still not " + wanted + " after " + PATIENCE + ": " + query);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
