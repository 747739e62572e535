package nl.gewist.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One database made by {@link MariaAddress#freshDatabase}, and how to enter it. */
public record MariaDatabase(MariaAddress server, String name) implements AutoCloseable {

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

    /** Drops it. */
    @Override
    public void close() throws SQLException {
        try (Connection admin = server.connect("");
                Statement statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
        }
    }
}
