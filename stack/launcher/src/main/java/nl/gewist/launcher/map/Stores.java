package nl.gewist.launcher.map;

import java.io.Console;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import nl.gewist.datamap.ReadOnly;
import nl.gewist.launcher.Problem;
import org.jspecify.annotations.Nullable;

/** Reads stores; a database that cannot be reached or read is told in one line with the cure, never with a value. */
final class Stores {
    /** How long one statement may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Function<String, @Nullable String> passwords;

    /** @param passwords asks a person for the password, null when nobody is there */
    Stores(Function<String, @Nullable String> passwords) {
        this.passwords = passwords;
    }

    /** Asks at the terminal. */
    static Stores atTheTerminal() {
        return new Stores(prompt -> {
            Console console = System.console();
            char[] typed = console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
            return typed == null ? null : new String(typed);
        });
    }

    /**
     * Works in one read-only transaction.
     *
     * @throws Problem when the database cannot be reached, entered or read
     */
    <T> T read(StoreAddress address, ReadOnly.Work<T> work) {
        try (Connection connection = connect(address)) {
            return ReadOnly.run(connection, PATIENCE, work);
        } catch (SQLException e) {
            throw problem(address, e);
        }
    }

    /** Works in one read-only transaction of each, in their order. */
    <T> T readAll(Map<String, StoreAddress> addresses, ReadAll<T> work) {
        return readAll(List.copyOf(addresses.entrySet()), new LinkedHashMap<>(), work);
    }

    private <T> T readAll(
            List<Map.Entry<String, StoreAddress>> addresses, Map<String, Connection> open, ReadAll<T> work) {
        var next = addresses.get(open.size());
        return read(next.getValue(), connection -> {
            open.put(next.getKey(), connection);
            return open.size() == addresses.size() ? work.run(open) : readAll(addresses, open, work);
        });
    }

    /** Reads from several stores. */
    @FunctionalInterface
    interface ReadAll<T> {
        T run(Map<String, Connection> stores) throws SQLException;
    }

    private Connection connect(StoreAddress address) throws SQLException {
        try {
            return DriverManager.getConnection(address.url(), properties(address));
        } catch (SQLException e) {
            String typed = wantsPassword(e) && address.password() == null
                    ? passwords.apply("Password for " + address + ": ")
                    : null;
            if (typed == null) {
                throw e;
            }
            return DriverManager.getConnection(address.url(), properties(address.withPassword(typed)));
        }
    }

    private static Properties properties(StoreAddress address) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "gewist map");
        properties.putAll(address.kind().connecting());
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        return properties;
    }

    /** 08004: a password was asked for and none was there; class 28: it was wrong. */
    private static boolean wantsPassword(SQLException e) {
        return "08004".equals(e.getSQLState()) || state(e).startsWith("28");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static Problem problem(StoreAddress address, SQLException e) {
        String why = switch (state(e)) {
            case "08004", "28P01", "28000" ->
                "refuses this user or password: give --user and the password in " + address.passwordVariable();
            case "3D000" -> "has no such database: correct the name at the end of the address";
            case "42501" ->
                "does not let this role read what is needed: grant usage on the schema and select on its tables";
            // What MariaDB says of a database that is not there, too.
            case "42000" ->
                "is not there, or does not let this user read it: correct the name at the end of the address, or"
                        + " grant select on its tables";
            case "57014", "70100" ->
                "took longer than " + PATIENCE.toSeconds() + " s for one statement: try when it is less" + " busy";
            case String other
            when other.startsWith("08") -> "does not answer: start it, or correct the host and port in the address";
            case String other -> "could not be read (SQLSTATE " + other + ")";
        };
        return new Problem("The database at " + address + " " + why, e);
    }
}
