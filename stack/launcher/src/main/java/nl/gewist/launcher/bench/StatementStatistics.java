package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.bench.EngineReport.Costly;

/** What one database was asked, as PostgreSQL's pg_stat_statements counts it. */
final class StatementStatistics {
    private static final String MINE = """
             from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = '%s' and s.userid = 'gewist_deletion'::regrole and s.toplevel""";

    /** The statistics are of the whole server; their view goes where it is nobody's data. */
    private final Database server;

    private final String mine;

    StatementStatistics(Database database) {
        this.server = new Database(database.server(), "postgres");
        this.mine = MINE.formatted(database.name());
    }

    void reset() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    long calls() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(calls), 0)::bigint" + mine)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The statements that took longest in all, by their tables' names rather than their whole text. */
    List<Costly> costliest(int most) throws SQLException {
        String sql = "select calls, round(total_exec_time), regexp_replace(query, '^.*? k as \\(select [^)]*\\)', '')"
                + mine + " order by total_exec_time desc limit " + most;
        List<Costly> list = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                String text = row.getString(3).replaceAll("\\s+", " ").strip();
                list.add(new Costly(text.substring(0, Math.min(160, text.length())), row.getLong(1), row.getDouble(2)));
            }
        }
        return list;
    }
}
