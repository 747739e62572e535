package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction on a platform's store that gives way: better to try again than to hold up the platform. */
final class StoreTransaction {
    private StoreTransaction() {}

    /** Commits what the work did, or rolls it back and throws. */
    static <T> T run(Connection store, Work<T> work) throws SQLException {
        store.setAutoCommit(false);
        try {
            limit(store);
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

    private static void limit(Connection store) throws SQLException {
        try (Statement statement = store.createStatement()) {
            statement.execute("set local lock_timeout = '5s'; set local statement_timeout = '10min';"
                    // Planned once, for few people at a time: joins then always go along the keys' indexes.
                    + " set local plan_cache_mode = force_generic_plan");
        }
    }

    /** What is done in it. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection store) throws SQLException;
    }
}
