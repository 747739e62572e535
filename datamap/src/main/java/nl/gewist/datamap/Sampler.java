package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into columns of a store: one bounded statement per table, only where this role may read. */
final class Sampler {
    static final int ROWS = 200;
    static final int CHARACTERS = 1000;

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

    private final Connection connection;
    private final Catalog catalog;
    private final CatalogSql questions;
    private final Map<String, Set<String>> readable = new LinkedHashMap<>();
    private final Map<String, Double> rows = new LinkedHashMap<>();

    Sampler(Connection connection, Catalog catalog) throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        this.questions = CatalogSql.of(catalog.store());
        try (var statement = connection.prepareStatement(questions.readable())) {
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
                var found = statement.executeQuery(
                        questions.sample(catalog.store(), table, looked, rows.getOrDefault(table.name(), 0.0)))) {
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

    private static String columnType(Catalog.Table table, String column) {
        var known = table.columns().get(column);
        return known == null ? "" : known.type();
    }
}
