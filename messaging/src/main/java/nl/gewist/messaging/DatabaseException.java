package nl.gewist.messaging;

import java.sql.SQLException;

/** A database error on its way to whoever decides about trying again. Its message names the SQLSTATE, no values. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super("database error, SQLSTATE " + cause.getSQLState(), cause);
    }
}
