package nl.gewist.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Where a PostgreSQL server answers and as whom we enter it; the user may create databases. */
public record PostgresAddress(String host, int port, String user, String password) {

    /** The server named by libpq's own variables PGHOST, PGPORT, PGUSER and PGPASSWORD; empty without PGHOST. */
    public static Optional<PostgresAddress> given(Map<String, String> environment) {
        String host = environment.getOrDefault("PGHOST", "");
        if (host.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new PostgresAddress(
                host,
                Integer.parseInt(environment.getOrDefault("PGPORT", "5432")),
                environment.getOrDefault("PGUSER", "postgres"),
                environment.getOrDefault("PGPASSWORD", "")));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    /** Never the password: an address is something people print. */
    @Override
    public String toString() {
        return host + ":" + port + " as " + user;
    }
}
