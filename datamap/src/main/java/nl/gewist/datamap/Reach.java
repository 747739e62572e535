package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one subject type touches in one store: its collections, and the ways by which their rows belong to it. */
final class Reach {
    private final DataMap map;
    private final Catalog catalog;
    private final ReferenceGraph graph;
    private final SubjectType type;
    private final Holding holding = new Holding(this);
    private final Map<CollectionName, List<RootPath>> paths = new HashMap<>();

    Reach(DataMap map, Catalog catalog, SubjectType type) {
        this.map = map;
        this.catalog = catalog;
        this.graph = new ReferenceGraph(map, catalog);
        this.type = type;
        for (var name : graph.collections(type)) {
            if (catalog.table(name).isPresent()) {
                paths.put(name, graph.paths(name, type));
            }
        }
    }

    static Reach of(DataMap map, Catalog catalog, String subjectType) {
        var type = map.subjects().get(subjectType);
        if (type == null) {
            throw new IllegalArgumentException("the map has no subject type " + subjectType);
        }
        return new Reach(map, catalog, type);
    }

    DataMap map() {
        return map;
    }

    Catalog catalog() {
        return catalog;
    }

    /** How statements for this store are written. */
    Dialect dialect() {
        return Dialect.of(catalog.store());
    }

    ReferenceGraph graph() {
        return graph;
    }

    Holding holding() {
        return holding;
    }

    SubjectType type() {
        return type;
    }

    CollectionName root() {
        return type.root().collection();
    }

    /** Whether the root is in this store; otherwise rows here carry its id. */
    boolean isRootHere() {
        return root().store().equals(catalog.store().name());
    }

    /** Whether the root's rows go, in whatever store they are. */
    boolean deletesRoot() {
        return collection(root()).treatment() == Treatment.DELETE;
    }

    /** The column of the subject's id; of another store's only the type is known, from what refers to it here. */
    Catalog.Column id() {
        return isRootHere()
                ? column(root(), type.root().field())
                : IdType.common(type.root().field(), referring());
    }

    private List<Catalog.Column> referring() {
        return paths.values().stream()
                .flatMap(List::stream)
                .flatMap(path -> path.hops().stream())
                .filter(Reference::crossesStores)
                .map(hop -> column(hop.from(), hop.columns().getFirst()))
                .toList();
    }

    Set<CollectionName> collections() {
        return new TreeSet<>(paths.keySet());
    }

    List<RootPath> paths(CollectionName name) {
        return paths.getOrDefault(name, List.of());
    }

    boolean contains(CollectionName name) {
        return paths.containsKey(name);
    }

    /** Whether somebody's addresses must be known to find all rows of the collection. */
    boolean needsAddresses(CollectionName name) {
        return usesAddresses() && paths(name).stream().anyMatch(path -> path.endsAtAddress() || holding.isHeld(path));
    }

    /** Whether any rows are found by an address. */
    boolean usesAddresses() {
        return paths.values().stream().flatMap(List::stream).anyMatch(RootPath::endsAtAddress);
    }

    boolean deletes(CollectionName name) {
        return contains(name) && collection(name).treatment() == Treatment.DELETE;
    }

    DataCollection collection(CollectionName name) {
        return Objects.requireNonNull(map.collections().get(name), () -> name + " is not in the map");
    }

    Catalog.Table table(CollectionName name) {
        return catalog.table(name).orElseThrow(() -> new IllegalStateException(name + " is not in the schema"));
    }

    Catalog.Column column(CollectionName name, String column) {
        if (!isRootHere() && type.root().equals(new FieldRef(name, column))) {
            return id();
        }
        return Objects.requireNonNull(table(name).columns().get(column), () -> name + " has no " + column);
    }

    /** The mapped collection a foreign key comes from, if it is mapped. */
    Optional<CollectionName> source(Catalog.ForeignKey key) {
        var name = new CollectionName(catalog.store().name(), key.table());
        return map.collections().containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    /** {@code child.a = parent.x and …} along a reference, and what else must hold for it to be meant. */
    String join(String child, Reference reference, String parent) {
        var conditions = new ArrayList<String>();
        for (int i = 0; i < reference.columns().size(); i++) {
            var target = reference.targetColumns().get(i);
            conditions.add(equal(child, reference, i, Sql.column(parent, target)));
        }
        conditions.addAll(meant(child, reference));
        return String.join(" and ", conditions);
    }

    /** {@code child.a = value}, the value being of the type of what the reference's column points to. */
    String equal(String child, Reference reference, int at, String value) {
        var from = reference.columns().get(at);
        var cast = Comparison.cast(
                dialect(),
                column(reference.from(), from),
                column(reference.to(), reference.targetColumns().get(at)),
                value);
        return Sql.column(child, from) + " = "
                + cast.orElseThrow(() -> new IllegalStateException(reference + " compares what cannot be compared"))
                + dialect()
                        .exactly(
                                column(reference.from(), from),
                                column(reference.to(), reference.targetColumns().get(at)),
                                Sql.column(child, from),
                                value);
    }

    List<String> meant(String child, Reference reference) {
        return reference.when().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> dialect()
                        .is(
                                column(reference.from(), entry.getKey()),
                                Sql.column(child, entry.getKey()),
                                entry.getValue()))
                .toList();
    }

    /** Whether the column holds the subject's id, in some rows at least. */
    boolean refersToRoot(CollectionName name, String column) {
        return collection(name).declared(column).anyMatch(reference -> reference.contains(column, type.root()));
    }

    /** Whether the column points to rows that belong to people, of whatever type. */
    boolean refersToPeople(CollectionName name, String column) {
        return collection(name)
                .declared(column)
                .anyMatch(reference -> map.subjects().values().stream()
                        .anyMatch(subject -> graph.collections(subject).contains(reference.to())));
    }

    /** Whether following the key is one of the declared ways to belong. */
    boolean isDeclared(CollectionName from, Catalog.ForeignKey key) {
        var target = new CollectionName(from.store(), key.target());
        return ReferenceGraph.isDeclared(
                collection(from), new Reference(from, key.columns(), target, key.targetColumns()));
    }

    /** Whether rows belong by following the key: a way goes through a collection once, so not every declared one is. */
    boolean isWay(CollectionName from, Catalog.ForeignKey key) {
        return paths(from).stream()
                .flatMap(path -> path.hops().stream().limit(1))
                .anyMatch(hop ->
                        hop.to().name().equals(key.target()) && key.columns().containsAll(hop.columns()));
    }

    /** Whether the key is a declared way to belong against its own direction: its target is what belongs. */
    boolean pointsAway(CollectionName from, Catalog.ForeignKey key) {
        var target = new CollectionName(from.store(), key.target());
        return holding.pointings(from).contains(new Reference(from, key.columns(), target, key.targetColumns()));
    }

    /** Whether the column points to a row of the same person that is deleted unless others point to it. */
    boolean pointsAway(CollectionName name, String column) {
        return holding.pointings(name).stream()
                .anyMatch(reference -> reference.columns().contains(column) && deletes(reference.to()));
    }

    /** The columns of a foreign key that can be nulled to let the target go; empty when none can. */
    List<String> nullable(CollectionName from, Catalog.ForeignKey key) {
        var primary = table(from).primaryKey();
        return key.columns().stream()
                .filter(column -> column(from, column).nullable() && !primary.contains(column))
                .toList();
    }
}
