package nl.gewist.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Where a MariaDB server answers and as whom we enter it; the user may create databases and users. */
public record MariaAddress(String host, int port, String user, String password) {
    private static final String VARIABLE = "GEWIST_TEST_MARIADB_";

    static {
        try {
            // For this class loader: Quarkus has its own, whose driver is the only one that DriverManager found there.
            Class.forName("org.mariadb.jdbc.Driver");
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The server named by GEWIST_TEST_MARIADB_HOST, _PORT, _USER and _PASSWORD; empty without the first. */
    static Optional<MariaAddress> given(Map<String, String> variables) {
        String host = variables.getOrDefault(VARIABLE + "HOST", "");
        if (host.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new MariaAddress(
                host,
                Integer.parseInt(variables.getOrDefault(VARIABLE + "PORT", "3306")),
                variables.getOrDefault(VARIABLE + "USER", "root"),
                variables.getOrDefault(VARIABLE + "PASSWORD", "")));
    }

    Map<String, String> asVariables() {
        return Map.of(
                VARIABLE + "HOST", host,
                VARIABLE + "PORT", Integer.toString(port),
                VARIABLE + "USER", user,
                VARIABLE + "PASSWORD", password);
    }

    /** A new, empty database {@code gewist_<something>_<random>} for UTF-8 of any length. */
    public MariaDatabase freshDatabase(String something) {
        String name = "gewist_" + something + "_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        try (Connection admin = connect("");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4");
            return new MariaDatabase(this, name);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " on " + this + ": " + e.getMessage(), e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:mariadb://" + host + ":" + port + "/" + database;
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
