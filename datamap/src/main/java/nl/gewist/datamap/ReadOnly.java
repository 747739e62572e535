package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A read-only transaction whose statements may take only so long; always rolled back. */
public final class ReadOnly {

    private ReadOnly() {}

    /**
     * @param connection in auto-commit mode, and again afterwards
     * @throws SQLException also when a statement takes longer than {@code longest}
     */
    public static <T> T run(Connection connection, Duration longest, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            StoreKind.of(connection).reading(connection, longest);
            return work.run(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Reads. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
