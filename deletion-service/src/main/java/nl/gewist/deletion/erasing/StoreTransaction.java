package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import nl.gewist.datamap.StoreKind;

/** A transaction on a platform's store that gives way: better to try again than to hold up the platform. */
final class StoreTransaction {
    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final Duration STATEMENT = Duration.ofMinutes(10);

    private StoreTransaction() {}

    /** Commits what the work did, or rolls it back and throws. */
    static <T> T run(Connection store, Work<T> work) throws SQLException {
        store.setAutoCommit(false);
        try {
            StoreKind.of(store).limit(store, LOCK, STATEMENT);
            T result = work.run(store);
            store.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            store.rollback();
            throw e;
        } finally {
            store.setAutoCommit(true);
        }
    }

    /** Waits until another erasure is through, for as long as that may take: it ends by itself. */
    static void await(Connection store, String turn) throws SQLException {
        StoreKind kind = StoreKind.of(store);
        kind.limit(store, STATEMENT, STATEMENT);
        try (Statement statement = store.createStatement();
                ResultSet got = statement.executeQuery(turn)) {
            if (!got.next() || "0".equals(got.getString(1))) {
                throw new SQLTransientException("another erasure takes too long");
            }
        }
        kind.limit(store, LOCK, STATEMENT);
    }

    /** What is done in it. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection store) throws SQLException;
    }
}
