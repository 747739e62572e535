package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One pass over all text of a store: unmapped tables and columns too, but not what the map keeps with a legal basis.
 * JSON documents and arrays are searched as text.
 */
public final class StoreSweep {
    private final DataMap map;
    private final Catalog catalog;

    public StoreSweep(DataMap map, Catalog catalog) {
        this.map = map;
        this.catalog = catalog;
    }

    /**
     * Searches each table in a transaction of its own. Leaves the connection as it found it.
     *
     * @param store in auto-commit mode
     */
    public Result search(Connection store, ValueSearch values) throws SQLException {
        var unreadable = unreadable(store);
        var result = new Result(new ArrayList<>(), new TreeSet<>());
        store.setAutoCommit(false);
        try {
            for (var table : new TreeMap<>(catalog.tables()).values()) {
                search(store, table, unreadable, values, result);
                store.rollback();
            }
        } finally {
            store.rollback();
            store.setAutoCommit(true);
        }
        return result;
    }

    private void search(
            Connection store, Catalog.Table table, Set<String> unreadable, ValueSearch values, Result result)
            throws SQLException {
        var name = new CollectionName(catalog.store().name(), table.name());
        var columns = new ArrayList<Catalog.Column>();
        for (var column : new TreeMap<>(table.columns()).values()) {
            var full = table.name() + "." + column.name();
            if (!TextScan.searches(column) || isKept(name, column.name())) {
                continue;
            }
            if (unreadable.contains(full)) {
                result.unreadable().add(catalog.store().name() + "." + full);
            } else {
                columns.add(column);
            }
        }
        if (!columns.isEmpty()) {
            try (var statement = store.createStatement()) {
                statement.execute("set transaction read only");
            }
            result.hits().addAll(hits(store, name, columns, values));
        }
    }

    private List<Hit> hits(Connection store, CollectionName name, List<Catalog.Column> columns, ValueSearch values)
            throws SQLException {
        var rows = new LinkedHashMap<Place, long[]>();
        new TextScan(store, Dialect.of(catalog.store()), Sql.table(catalog.store(), name))
                .read(
                        columns,
                        (column, row, text) -> values.find(text, no -> {
                            var counted = rows.computeIfAbsent(new Place(no, column), _ -> new long[] {0, 0});
                            if (counted[0] == 0 || counted[1] != row) {
                                counted[0]++;
                                counted[1] = row;
                            }
                        }));
        return rows.entrySet().stream()
                .map(entry -> new Hit(
                        entry.getKey().value(),
                        name,
                        columns.get(entry.getKey().column()).name(),
                        entry.getValue()[0]))
                .toList();
    }

    private boolean isKept(CollectionName name, String column) {
        var collection = map.collections().get(name);
        return collection != null
                && (collection.treatment() == Treatment.KEEP
                        || collection.keep() != null
                                && collection.keep().fields().contains(column));
    }

    private Set<String> unreadable(Connection store) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement =
                store.prepareStatement(CatalogSql.of(catalog.store()).unreadable())) {
            statement.setString(1, catalog.store().schema());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString("name"));
                }
            }
        }
        return names;
    }

    private record Place(int value, int column) {}

    /**
     * A value that is still there.
     *
     * @param value its number in the search
     * @param rows in how many rows of this field
     */
    public record Hit(int value, CollectionName collection, String field, long rows) {}

    /**
     * @param unreadable fields this role may not read, as {@code store.collection.field}: nobody knows what is in them
     */
    public record Result(List<Hit> hits, Set<String> unreadable) {}
}
