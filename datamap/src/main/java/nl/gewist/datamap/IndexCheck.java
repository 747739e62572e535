package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reference columns by which rows of people are found, but which no index leads with: every erasure would scan. */
final class IndexCheck {
    private static final String LEADING = """
            select c.relname, a.attname
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
             where n.nspname = ? and i.indisvalid and i.indpred is null""";

    private IndexCheck() {}

    static List<Suspicion> check(
            DataMap map, Catalog catalog, Connection connection, Map<CollectionName, Set<String>> touching)
            throws SQLException {
        var indexed = indexed(catalog, connection);
        var graph = new ReferenceGraph(map, catalog);
        var found = new TreeMap<String, Suspicion>();
        touching.forEach((name, types) ->
                graph.belonging(name).forEach(reference -> add(catalog, indexed, reference, types, found)));
        for (var type : map.subjects().values()) {
            var reach = new Reach(map, catalog, type);
            for (var name : reach.collections()) {
                reach.holding()
                        .holders(name)
                        .forEach(holder -> add(catalog, indexed, holder, Set.of(type.name()), found));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static void add(
            Catalog catalog,
            Set<String> indexed,
            Reference reference,
            Set<String> types,
            Map<String, Suspicion> found) {
        var table = reference.from().name();
        if (catalog.column(reference.from(), reference.columns().getFirst()).isPresent()
                && reference.columns().stream().noneMatch(column -> indexed.contains(table + "\0" + column))) {
            var suspicion = suspicion(catalog, reference.from(), reference, types);
            found.merge(suspicion.key(), suspicion, Suspicion::and);
        }
    }

    private static Suspicion suspicion(Catalog catalog, CollectionName name, Reference reference, Set<String> types) {
        var columns =
                String.join(", ", reference.columns().stream().map(Sql::quote).toList());
        return new Suspicion(
                Suspicion.Code.NO_INDEX,
                name.toString(),
                reference.columns().getFirst(),
                null,
                0,
                0,
                types,
                "create index concurrently on " + Sql.table(catalog.store(), name) + " (" + columns + ");");
    }

    private static Set<String> indexed(Catalog catalog, Connection connection) throws SQLException {
        var indexed = new HashSet<String>();
        try (var statement = connection.prepareStatement(LEADING)) {
            statement.setString(1, catalog.store().schema());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    indexed.add(rows.getString(1) + "\0" + rows.getString(2));
                }
            }
        }
        return indexed;
    }
}
