package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.gewist.datamap.Constraint.Kind;

/** Reads the constraints of the tables this role may change; the database's own text of them is tried later. */
final class ConstraintReader {
    private static final String MINE =
            " join pg_namespace s on s.oid = c.relnamespace where s.nspname = ? and c.relkind in ('r', 'p')"
                    + " and has_any_column_privilege(c.oid, 'UPDATE')";

    private static final String CHECKS = """
            select c.relname, k.conname as name, pg_get_expr(k.conbin, k.conrelid) as expression,
                   array(select a.attname::text from pg_attribute a
                          where a.attrelid = c.oid and a.attnum = any (k.conkey)) as columns
              from pg_constraint k join pg_class c on c.oid = k.conrelid""" + MINE + " and k.contype = 'c'";

    private static final String UNIQUES = """
            select c.relname, x.relname as name,
                   coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::bool, false) as nulls_clash,
                   array(select pg_get_indexdef(i.indexrelid, at, true)
                           from generate_series(1, i.indnkeyatts) at) as expressions,
                   array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                            and (a.attnum = any (i.indkey) or exists (
                                select from pg_depend d where d.objid = i.indexrelid and d.refobjid = c.oid
                                   and d.refobjsubid = a.attnum))) as columns
              from pg_index i join pg_class c on c.oid = i.indrelid
              join pg_class x on x.oid = i.indexrelid""" + MINE + " and (i.indisunique or i.indisexclusion)";

    private static final String GENERATED = """
            select c.relname, a.attname as name, pg_get_expr(d.adbin, d.adrelid) as expression, a.attnotnull,
                   format_type(a.atttypid, a.atttypmod) as sql_type,
                   array(select f.attname::text from pg_attribute f where f.attrelid = c.oid and f.attnum > 0
                            and f.attnum <> a.attnum and exists (
                                select from pg_depend p where p.refobjid = c.oid and p.refobjsubid = f.attnum
                                   and (p.objid = d.oid or p.objid = c.oid and p.objsubid = a.attnum))) as columns
              from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
              join pg_class c on c.oid = d.adrelid""" + MINE + " and a.attgenerated <> ''";

    private static final String DOMAINS = """
            select c.relname, a.attname as name, format_type(y.typbasetype, y.typtypmod) as base
              from pg_attribute a join pg_type y on y.oid = a.atttypid and y.typtype = 'd'
              join pg_class c on c.oid = a.attrelid""" + MINE + " and a.attnum > 0";

    private final Connection connection;
    private final String schema;

    ConstraintReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    Constraints read() throws SQLException {
        return new Constraints(constraints(), generated(), domains());
    }

    private Map<String, List<Constraint>> constraints() throws SQLException {
        var all = new LinkedHashMap<String, List<Constraint>>();
        each(
                CHECKS,
                row -> add(
                        all, row, Kind.CHECK, List.of("coalesce((" + row.getString("expression") + "), true)"), false));
        each(UNIQUES, row -> add(all, row, Kind.UNIQUE, texts(row, "expressions"), row.getBoolean("nulls_clash")));
        each(GENERATED, row -> {
            var value = "((" + row.getString("expression") + ")::" + row.getString("sql_type") + ")";
            // Without NOT NULL it is only computed: that must not fail either.
            var fits = row.getBoolean("attnotnull") ? value + " is not null" : "(" + value + " is null) is not null";
            add(all, row, Kind.CHECK, List.of(fits), false);
        });
        return all;
    }

    private Map<String, Map<String, Generated>> generated() throws SQLException {
        var all = new HashMap<String, Map<String, Generated>>();
        each(
                GENERATED,
                row -> all.computeIfAbsent(row.getString("relname"), t -> new HashMap<>())
                        .put(
                                row.getString("name"),
                                new Generated(
                                        "(" + row.getString("expression") + ")::" + row.getString("sql_type"),
                                        Set.copyOf(texts(row, "columns")))));
        return all;
    }

    private Map<String, String> domains() throws SQLException {
        var all = new HashMap<String, String>();
        each(DOMAINS, row -> all.put(row.getString("relname") + "." + row.getString("name"), row.getString("base")));
        return all;
    }

    private static void add(
            Map<String, List<Constraint>> all, ResultSet row, Kind kind, List<String> expressions, boolean nullsClash)
            throws SQLException {
        var table = row.getString("relname");
        all.computeIfAbsent(table, t -> new ArrayList<>())
                .add(new Constraint(
                        table,
                        row.getString("name"),
                        kind,
                        new TreeSet<>(texts(row, "columns")),
                        expressions,
                        nullsClash));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private void each(String sql, Batch.RowReader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** A column only the database writes, and the columns it is made of. */
    record Generated(String expression, Set<String> columns) {}
}
