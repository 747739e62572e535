package nl.gewist.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/** One database made by {@link Databases}, and how to enter it. */
public record Database(PostgresAddress server, String name) {

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public Connection connect() throws SQLException {
        return server.connect(name);
    }
}
