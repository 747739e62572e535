package nl.gewist.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Makes and drops the {@code gewist_*} databases of one server. A database that it did not make itself, recognised by
 * the comment on it, is never touched: the server may be somebody's own.
 */
public final class Databases {
    /** The comment that marks a database as ours. */
    public static final String MARK = "made by gewist";

    private static final Pattern NAME = Pattern.compile("gewist_[a-z0-9_]{1,50}");
    private static final String COMMENT =
            "select shobj_description(oid, 'pg_database') from pg_database where datname = ?";

    private final PostgresAddress server;

    public Databases(PostgresAddress server) {
        this.server = server;
    }

    /** The database of that name, made when it is not there. Throws {@link NotOurs} when somebody else made it. */
    public Database ensure(String name) {
        try (Connection admin = server.connect("postgres")) {
            if (!isOurs(admin, name)) {
                create(admin, name);
            }
            return new Database(server, name);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " on " + server + ": " + e.getMessage(), e);
        }
    }

    /** A new, empty database {@code gewist_<something>_<random>}. */
    public Database fresh(String something) {
        return ensure("gewist_" + something + "_" + random());
    }

    /** Drops it with whoever is connected; nothing happens when it is not there. */
    public void drop(String name) {
        try (Connection admin = server.connect("postgres")) {
            if (isOurs(admin, name)) {
                execute(admin, "drop database if exists " + name + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " on " + server + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(Connection admin, String name) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a database of ours: " + name);
        }
        Optional<String> comment = comment(admin, name);
        if (comment.isPresent() && !comment.get().equals(MARK)) {
            throw new NotOurs(name);
        }
        return comment.isPresent();
    }

    private static Optional<String> comment(Connection admin, String name) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement(COMMENT)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String comment = row.getString(1);
                return Optional.of(comment == null ? "" : comment);
            }
        }
    }

    /** Gets its name last, so that a crash half-way leaves no unmarked database under the name we look for. */
    private static void create(Connection admin, String name) throws SQLException {
        String unnamed = "gewist_new_" + random();
        execute(admin, "create database " + unnamed + " template template0 encoding 'UTF8'");
        execute(admin, "comment on database " + unnamed + " is '" + MARK + "'");
        execute(admin, "alter database " + unnamed + " rename to " + name);
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Someone else's database bears the name we wanted; its message says what to do. */
    public static final class NotOurs extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NotOurs(String name) {
            super("Database " + name + " was not made by gewist, so it is left alone: rename or drop it, or use another"
                    + " server");
        }
    }
}
