package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Columns by which rows of people are found, but which no index leads with: every erasure would scan. */
final class IndexCheck {
    private IndexCheck() {}

    static List<Suspicion> check(
            DataMap map, Catalog catalog, Connection connection, Map<CollectionName, Set<String>> touching)
            throws SQLException {
        var questions = CatalogSql.of(catalog.store());
        var indexed = indexed(catalog, connection, questions.leading());
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
        if (map.collections().values().stream()
                .anyMatch(collection -> !collection.belongsBy().isEmpty())) {
            addresses(map, catalog, indexed(catalog, connection, questions.leadingExpressions()), touching, found);
        }
        return new ArrayList<>(found.values());
    }

    /** Where people's rows are found by an address, and where it is looked who else has it. */
    private static void addresses(
            DataMap map,
            Catalog catalog,
            Set<String> indexed,
            Map<CollectionName, Set<String>> touching,
            Map<String, Suspicion> found) {
        var byAddress = map.collections().values().stream()
                .flatMap(collection ->
                        collection.belongsBy().stream().map(field -> new FieldRef(collection.name(), field)));
        var sources = map.subjects().values().stream()
                .flatMap(type -> type.emails().stream())
                .filter(source -> source.fields().size() == 1)
                .map(source -> new FieldRef(source.collection(), source.fields().getFirst()));
        Stream.concat(byAddress, sources)
                .filter(field ->
                        catalog.column(field.collection(), field.field()).isPresent())
                .filter(field -> indexed.stream()
                        .noneMatch(index -> bare(index)
                                .equals(bare(field.collection().name() + "\0"
                                        + Dialect.of(catalog.store()).address(Sql.quote(field.field()))))))
                .forEach(field -> {
                    var suspicion = suspicion(
                            catalog,
                            field.collection(),
                            field.field(),
                            Dialect.of(catalog.store()).address(Sql.quote(field.field())),
                            touching.getOrDefault(
                                    field.collection(), map.subjects().keySet()));
                    found.merge(suspicion.key(), suspicion, Suspicion::and);
                });
    }

    /** An expression as it may be written in several ways. */
    private static String bare(String expression) {
        return expression
                .replace("TRIM(BOTH FROM ", "btrim(")
                .replace("::text", "")
                .replaceAll("[\\s\"()]", "");
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
            var columns = String.join(
                    ", ", reference.columns().stream().map(Sql::quote).toList());
            var suspicion =
                    suspicion(catalog, reference.from(), reference.columns().getFirst(), columns, types);
            found.merge(suspicion.key(), suspicion, Suspicion::and);
        }
    }

    private static Suspicion suspicion(
            Catalog catalog, CollectionName name, String field, String columns, Set<String> types) {
        return new Suspicion(
                Suspicion.Code.NO_INDEX,
                name.toString(),
                field,
                null,
                0,
                0,
                types,
                CatalogSql.of(catalog.store()).createIndex(Sql.table(catalog.store(), name), columns));
    }

    private static Set<String> indexed(Catalog catalog, Connection connection, String sql) throws SQLException {
        var indexed = new HashSet<String>();
        try (var statement = connection.prepareStatement(sql)) {
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
