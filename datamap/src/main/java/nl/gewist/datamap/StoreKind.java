package nl.gewist.datamap;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The kinds of databases a platform may have, and how a connection to one becomes what we need. */
public enum StoreKind {
    POSTGRESQL("postgresql", true, new PostgreSQLExceptionSorter()) {
        @Override
        public Map<String, String> connecting() {
            // Server errors carry values of the row at hand.
            return Map.of("logServerErrorDetail", "false", "connectTimeout", "10");
        }

        @Override
        String limit(Duration statement) {
            return "set local statement_timeout = " + statement.toMillis();
        }

        @Override
        String limits(Duration lock, Duration statement) {
            return "set local lock_timeout = " + lock.toMillis() + "; " + limit(statement)
                    // Planned once, for few people at a time: joins then always go along the keys' indexes.
                    + "; set local plan_cache_mode = force_generic_plan";
        }
    },

    MARIADB("mariadb", false, new MySQLExceptionSorter()) {
        @Override
        public Map<String, String> connecting() {
            // The driver would log every error, with the values in it.
            DRIVER_LOG.setLevel(Level.OFF);
            return Map.of(
                    "transactionIsolation", "READ_COMMITTED", "sessionVariables", SESSION, "connectTimeout", "10000");
        }

        @Override
        String limit(Duration statement) {
            return "set session max_statement_time = " + statement.toMillis() / 1000.0;
        }

        /** Who was to be erased, in a variable and in temporary tables, and how long a statement may take. */
        @Override
        void forget(Connection store) throws SQLException {
            execute(store, "set session max_statement_time = 0, @gewist_targets = null");
            execute(store, "drop temporary table if exists " + MariaDbWriting.TABLES);
            execute(store, "do release_all_locks()");
        }

        @Override
        String limits(Duration lock, Duration statement) {
            return limit(statement) + ", innodb_lock_wait_timeout = " + lock.toSeconds() + ", lock_wait_timeout = "
                    + lock.toSeconds();
        }
    };

    /** Held, or its level would go with it. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.mariadb.jdbc");

    /** Names are quoted as everywhere else, a value that does not fit is an error, and times are UTC. */
    private static final String SESSION =
            "sql_mode='ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES,"
                    + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',time_zone='+00:00'"
                    // What goes on below a row, and all that a row may name, would be cut off in silence.
                    + ",max_recursive_iterations=4294967295,group_concat_max_len=16777216";

    private final String word;
    private final boolean hasSchemas;
    private final ExceptionSorter sorter;

    StoreKind(String word, boolean hasSchemas, ExceptionSorter sorter) {
        this.word = word;
        this.hasSchemas = hasSchemas;
        this.sorter = sorter;
    }

    /** The kind that a map calls so. */
    static Optional<StoreKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The kind of the database behind an address {@code jdbc:<kind>:…}. */
    public static Optional<StoreKind> at(String jdbcUrl) {
        return Stream.of(values())
                .filter(kind -> jdbcUrl.startsWith("jdbc:" + kind.word + ":"))
                .findFirst();
    }

    /** The kind of the database behind a connection. */
    public static StoreKind of(Connection store) throws SQLException {
        return store.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : MARIADB;
    }

    /** As a map calls it. */
    public String word() {
        return word;
    }

    /** Whether a database has several; else its address says all. */
    public boolean hasSchemas() {
        return hasSchemas;
    }

    /** Properties of the JDBC driver: SQL is understood as we write it, and no value of a row gets into a log. */
    public abstract Map<String, String> connecting();

    /** Lets what changes rows fail rather than hold up the platform, to the end of the transaction at least. */
    public void limit(Connection store, Duration lock, Duration statement) throws SQLException {
        execute(store, limits(lock, statement));
    }

    /** Makes a transaction that has not begun one that only reads, all of it at one point in time. */
    void reading(Connection store, Duration longest) throws SQLException {
        execute(store, "set transaction isolation level repeatable read, read only");
        execute(store, limit(longest));
    }

    /** Clears a session, outside of a transaction, of what it was told; nothing, where that ends with the transaction. */
    void forget(Connection store) throws SQLException {}

    ExceptionSorter sorter() {
        return sorter;
    }

    abstract String limit(Duration statement);

    abstract String limits(Duration lock, Duration statement);

    private static void execute(Connection store, String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }
}
