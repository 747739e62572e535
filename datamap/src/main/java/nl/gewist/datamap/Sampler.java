package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into columns of a store: one bounded statement per table, only where this role may read. */
final class Sampler {
    private static final int ROWS = 200;
    private static final int CHARACTERS = 1000;
    /** Blocks are drawn until about this many rows are expected: hardly ever none, and the same ones at every look. */
    private static final int EXPECTED = 4000;

    private static final Set<String> TYPES = Set.of(
            "text",
            "varchar",
            "bpchar",
            "citext",
            "json",
            "jsonb",
            "int8",
            "int4",
            "numeric",
            "_text",
            "_varchar",
            "hstore",
            "xml");

    private static final String READABLE = """
            select c.relname, a.attname, c.reltuples
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where n.nspname = ? and c.relkind in ('r', 'p') and has_schema_privilege(n.oid, 'usage')
               and has_column_privilege(c.oid, a.attnum, 'select')""";

    private final Connection connection;
    private final Catalog catalog;
    private final Map<String, Set<String>> readable = new LinkedHashMap<>();
    private final Map<String, Double> rows = new LinkedHashMap<>();

    Sampler(Connection connection, Catalog catalog) throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        try (var statement = connection.prepareStatement(READABLE)) {
            statement.setString(1, catalog.store().schema());
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var table = found.getString(1);
                    readable.computeIfAbsent(table, t -> new TreeSet<>()).add(found.getString(2));
                    rows.put(table, found.getDouble(3));
                }
            }
        }
    }

    /** What a sample of each of these columns shows; columns that cannot be read or hold no text are left out. */
    Map<String, ContentCount> sample(Catalog.Table table, Set<String> columns) throws SQLException {
        var counts = new TreeMap<String, ContentCount>();
        var looked = columns.stream()
                .filter(column -> reads(table.name(), column))
                .filter(column -> TYPES.contains(columnType(table, column)))
                .sorted()
                .toList();
        if (looked.isEmpty()) {
            return counts;
        }
        looked.forEach(column -> counts.put(column, new ContentCount()));
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql(table.name(), looked))) {
            while (found.next()) {
                for (int i = 0; i < looked.size(); i++) {
                    var value = found.getString(i + 1);
                    if (value != null) {
                        Objects.requireNonNull(counts.get(looked.get(i))).add(value);
                    }
                }
            }
        }
        return counts;
    }

    /** Whether this role may read the column. */
    boolean reads(String table, String column) {
        return readable.getOrDefault(table, Set.of()).contains(column);
    }

    private String sql(String table, List<String> columns) {
        var selected = columns.stream()
                .map(column -> "left(" + Sql.quote(column) + "::text, " + CHARACTERS + ")")
                .toList();
        double many = rows.getOrDefault(table, 0.0);
        var part = many > EXPECTED ? " tablesample system (" + 100.0 * EXPECTED / many + ") repeatable (0)" : "";
        return "select " + String.join(", ", selected) + " from "
                + Sql.table(catalog.store(), new CollectionName(catalog.store().name(), table)) + part + " limit "
                + ROWS;
    }

    private static String columnType(Catalog.Table table, String column) {
        var known = table.columns().get(column);
        return known == null ? "" : known.type();
    }
}
