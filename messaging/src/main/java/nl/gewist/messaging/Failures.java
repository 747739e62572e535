package nl.gewist.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells trouble that passes (a database away, a deadlock) from trouble that stays (a value that does not fit). */
public final class Failures {
    /**
     * SQLSTATE classes (PostgreSQL, appendix A) in which the values are at fault; 01 is how MariaDB refuses a value that
     * would be cut off. Class 42 is not among them: there the statement or the schema is wrong, for every record alike,
     * and waiting for a mended service loses nothing.
     */
    private static final Set<String> LASTING_SQL = Set.of("01", "21", "22", "23");

    private Failures() {}

    /** Whether trying the same again later can work. */
    public static boolean isPassing(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return !isOfTheRecord(failure);
        }
        String state = sql.getSQLState();
        return state == null || state.length() < 2 || !LASTING_SQL.contains(state.substring(0, 2));
    }

    /** A code for logs and dead letters: never a message, since database messages carry values. */
    public static String code(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql == null ? root(failure).getClass().getSimpleName() : "sqlstate-" + sql.getSQLState();
    }

    private static boolean isOfTheRecord(Throwable failure) {
        return switch (root(failure)) {
            case NullPointerException _,
                    IllegalArgumentException _,
                    ClassCastException _,
                    DateTimeException _,
                    JsonProcessingException _,
                    IndexOutOfBoundsException _,
                    UnsupportedOperationException _ -> true;
            default -> false;
        };
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            root = cause;
        }
        return root;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
