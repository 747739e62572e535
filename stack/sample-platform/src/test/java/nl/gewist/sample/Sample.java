package nl.gewist.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.embedded.TestServers;

/** Short ways to ask a database, for this room's tests. */
final class Sample {

    private Sample() {}

    static Connection fresh() throws SQLException {
        return TestServers.shared().freshDatabase("sample").connect();
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(texts(connection, sql).getFirst());
    }

    static List<String> tables(Connection connection) throws SQLException {
        return texts(
                connection,
                "select table_name from information_schema.tables where table_schema = 'public' order by table_name");
    }

    /** One digest per table over all its rows. */
    static Map<String, String> digests(Connection connection) throws SQLException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String table : tables(connection)) {
            digests.put(
                    table,
                    texts(
                                    connection,
                                    "select md5(string_agg(t::text, ' ' order by t::text)) from %s t".formatted(table))
                            .getFirst());
        }
        return digests;
    }
}
