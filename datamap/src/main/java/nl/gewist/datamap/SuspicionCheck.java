package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for what the map may have forgotten. A column that the map lists, with or without a category, was looked at. */
public final class SuspicionCheck {
    private final DataMap map;
    private final Catalog catalog;
    private final Connection connection;
    private final Map<CollectionName, Set<String>> touching;
    private final List<Suspicion> found = new ArrayList<>();

    private SuspicionCheck(DataMap map, Catalog catalog, Connection connection) {
        this.map = map;
        this.catalog = catalog;
        this.connection = connection;
        this.touching = MapCheck.touching(map);
    }

    /**
     * All suspicions in the catalog's store. Samples columns that the map does not list: at most 200 rows per table, one
     * statement each; a column that the role may not read is judged by its name.
     *
     * @param connection to the catalog's store; only read
     */
    public static List<Suspicion> check(DataMap map, Catalog catalog, Connection connection) throws SQLException {
        return new SuspicionCheck(map, catalog, connection).check();
    }

    private List<Suspicion> check() throws SQLException {
        var sampler = new Sampler(connection, catalog);
        for (var table : catalog.tables().values().stream()
                .sorted(Comparator.comparing(Catalog.Table::name))
                .toList()) {
            unmappedCollection(table);
            unmappedColumns(table, sampler);
        }
        found.addAll(new DocumentCheck(map, catalog, connection, sampler, touching).check());
        withoutRule();
        found.addAll(IndexCheck.check(map, catalog, connection, touching));
        return List.copyOf(found);
    }

    private void unmappedCollection(Catalog.Table table) {
        var name = name(table.name());
        if (map.collections().containsKey(name)) {
            return;
        }
        var people = referred(table.name());
        if (!people.isEmpty()) {
            add(
                    Suspicion.Code.UNMAPPED_COLLECTION,
                    name,
                    null,
                    people,
                    "it refers to people's rows: list it in the dataset, with"
                            + " the reference if its rows are theirs");
        }
    }

    private void unmappedColumns(Catalog.Table table, Sampler sampler) throws SQLException {
        var name = name(table.name());
        var listed = map.collections().get(name);
        var columns = new TreeSet<>(table.columns().keySet());
        if (listed != null) {
            columns.removeAll(listed.fields().keySet());
        }
        var contents = sampler.sample(table, columns);
        for (var column : table.columns().values().stream()
                .filter(candidate -> columns.contains(candidate.name()))
                .sorted(Comparator.comparing(Catalog.Column::name))
                .toList()) {
            var content = contents.get(column.name());
            var kind = content == null ? null : content.kind().orElse(null);
            if (kind == null) {
                kind = PersonalKind.byName(column.name(), column.type()).orElse(null);
            }
            if (kind != null) {
                found.add(new Suspicion(
                        Suspicion.Code.UNMAPPED_COLUMN,
                        name.toString(),
                        column.name(),
                        kind,
                        content == null ? 0 : content.hits(kind),
                        content == null ? 0 : content.sampled(),
                        types(name),
                        "list it in the dataset: with its data category, or with none when it is nobody's"
                                + (kind == PersonalKind.EMAIL ? byAddress(name, column.name()) : "")));
            }
        }
    }

    private void withoutRule() {
        var reached = map.subjects().values().stream()
                .flatMap(type -> new ReferenceGraph(map, catalog).collections(type).stream())
                .collect(Collectors.toSet());
        map.collections().values().stream()
                .filter(collection -> catalog.table(collection.name()).isPresent())
                .filter(collection -> !reached.contains(collection.name()))
                .sorted(Comparator.comparing(DataCollection::name))
                .forEach(collection -> collection.fields().values().stream()
                        .filter(DataField::personal)
                        .filter(field -> collection.mentions().stream()
                                .noneMatch(mention -> mention.redact().contains(field.name())))
                        .sorted(Comparator.comparing(DataField::name))
                        .forEach(field -> add(
                                Suspicion.Code.NO_RULE,
                                collection.name(),
                                field.name(),
                                types(collection.name()),
                                "no way leads from here to a subject: add the reference or a mention, or take the"
                                        + " category away"
                                        + (field.email() ? byAddress(collection.name(), field.name()) : ""))));
    }

    /** Where no key ties a table to anybody, the address may. */
    private String byAddress(CollectionName name, String column) {
        var graph = new ReferenceGraph(map, catalog);
        return map.subjects().values().stream()
                        .anyMatch(type -> graph.collections(type).contains(name))
                ? ""
                : "; where its rows belong to whoever has the address, add belongs_by: {" + column + ": email}";
    }

    private void add(Suspicion.Code code, CollectionName name, @Nullable String field, Set<String> types, String cure) {
        found.add(new Suspicion(code, name.toString(), field, null, 0, 0, types, cure));
    }

    /** A table the map does not know may hold anybody, unless its foreign keys tell whom. */
    private Set<String> types(CollectionName name) {
        var known = touching.get(name);
        if (known != null) {
            return known;
        }
        var people = referred(name.name());
        return people.isEmpty() ? map.subjects().keySet() : people;
    }

    /** The subject types whose own rows a table's foreign keys point to. */
    private Set<String> referred(String table) {
        var graph = new ReferenceGraph(map, catalog);
        var targets = graph.foreignKeys(name(table)).stream().map(Reference::to).toList();
        return map.subjects().values().stream()
                .filter(type -> targets.stream().anyMatch(graph.collections(type)::contains))
                .map(SubjectType::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CollectionName name(String table) {
        return new CollectionName(catalog.store().name(), table);
    }
}
