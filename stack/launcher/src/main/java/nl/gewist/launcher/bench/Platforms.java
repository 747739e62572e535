package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.embedded.Database;

/** The platform's database and its copies: made equal before anything is erased, compared afterwards. */
final class Platforms {
    private static final String TABLES = """
            select relname from pg_class join pg_namespace n on n.oid = relnamespace
            where nspname = 'public' and relkind = 'r' order by relname""";

    /** Where a row stays and the person goes: counted by what is left of the person, and by what was blotted out. */
    private static final Map<String, String> LEFT = Map.of(
            "forum_thread with an author", "select count(author_id) from forum_thread",
            "forum_post with an author", "select count(author_id) from forum_post",
            "forum_post redacted", "select count(*) from forum_post where strpos(body, '[gewist]') > 0",
            "submission with an author", "select count(submitted_by) from submission",
            "submission redacted", "select count(*) from submission where strpos(body, '[gewist]') > 0",
            "learner_invoice of a learner", "select count(learner_id) from learner_invoice",
            "learner_invoice with an address", "select count(buyer_street) from learner_invoice");

    private Platforms() {}

    /** Copies file by file; nobody may be connected to the original. */
    static Database copy(Database original, String name) throws SQLException {
        try (Connection connection = original.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + original.name() + " strategy file_copy");
        }
        return new Database(original.server(), name);
    }

    /** So that no measurement pays for what came before it. */
    static void settle(Database database) throws SQLException {
        execute(database, "vacuum (analyze)");
        checkpoint(database);
    }

    static void checkpoint(Database database) throws SQLException {
        execute(database, "checkpoint");
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Map<String, Long> rows(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<String, Long> rows = new LinkedHashMap<>();
            for (String table : tables(connection)) {
                rows.put(table, count(connection, "select count(*) from " + table));
            }
            return rows;
        }
    }

    /** Rows per table, and what is left of people in rows that stay. */
    static Map<String, Long> counts(Database database) throws SQLException {
        Map<String, Long> counts = rows(database);
        try (Connection connection = database.connect()) {
            for (Map.Entry<String, String> left : LEFT.entrySet()) {
                counts.put(left.getKey(), count(connection, left.getValue()));
            }
        }
        return counts;
    }

    static long sizeMiB(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return count(connection, "select pg_database_size(current_database())") >> 20;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
