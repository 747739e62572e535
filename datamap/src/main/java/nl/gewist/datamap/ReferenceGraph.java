package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.gewist.datamap.RootPath.End;
import org.jspecify.annotations.Nullable;

/** The references of a map, completed by the live foreign keys when there is a catalog. */
final class ReferenceGraph {
    /** More ways than this are a mistake in the map, and would make endless statements. */
    static final int MAX_PATHS = 32;

    private final DataMap map;
    private final @Nullable Catalog catalog;

    ReferenceGraph(DataMap map, @Nullable Catalog catalog) {
        this.map = map;
        this.catalog = catalog;
    }

    /** The declared references of a collection; columns of one composite foreign key go together. */
    List<Reference> belonging(CollectionName name) {
        var collection = map.collections().get(name);
        if (collection == null) {
            return List.of();
        }
        var result = new LinkedHashSet<Reference>();
        for (var field : sortedFields(collection)) {
            for (var target : field.references()) {
                result.add(compositeOf(collection, field.name(), target)
                        .orElseGet(() -> Reference.single(name, field.name(), target)));
            }
        }
        result.addAll(collection.references());
        return List.copyOf(result);
    }

    private Optional<Reference> compositeOf(DataCollection collection, String column, FieldRef target) {
        var pointedTo = keysTo(collection.name()).stream().map(Reference::reversed);
        return Stream.concat(foreignKeys(collection.name()).stream(), pointedTo)
                .filter(key -> key.columns().size() > 1 && key.contains(column, target))
                .filter(key -> isDeclared(collection, key))
                .findFirst();
    }

    /** Whether every column of the key is declared in the dataset, to the same target. */
    static boolean isDeclared(DataCollection collection, Reference key) {
        for (int i = 0; i < key.columns().size(); i++) {
            var column = key.columns().get(i);
            var target = new FieldRef(key.to(), key.targetColumns().get(i));
            if (collection.declared(column).noneMatch(reference -> reference.is(column, target))) {
                return false;
            }
        }
        return true;
    }

    /** The live foreign keys of a collection that point into the same schema. */
    List<Reference> foreignKeys(CollectionName name) {
        if (catalog == null || !catalog.store().name().equals(name.store())) {
            return List.of();
        }
        return keys(catalog, key -> key.table().equals(name.name()));
    }

    /** The live foreign keys that point to a collection, from mapped ones. */
    List<Reference> keysTo(CollectionName name) {
        if (catalog == null || !catalog.store().name().equals(name.store())) {
            return List.of();
        }
        return keys(catalog, key -> key.target().equals(name.name())).stream()
                .filter(key -> map.collections().containsKey(key.from()))
                .toList();
    }

    private static List<Reference> keys(Catalog catalog, Predicate<Catalog.ForeignKey> which) {
        var store = catalog.store().name();
        return catalog.foreignKeys().stream()
                .filter(which)
                .sorted(Comparator.comparing(Catalog.ForeignKey::name))
                .map(key -> new Reference(
                        new CollectionName(store, key.table()),
                        key.columns(),
                        new CollectionName(store, key.target()),
                        key.targetColumns()))
                .toList();
    }

    /** Whether rows of the collection are found, told or known to be an owner's part by rows of that name. */
    boolean leadsTo(DataCollection from, CollectionName name) {
        return Stream.of(
                        belonging(from.name()).stream().map(Reference::to),
                        from.links().values().stream().map(FieldRef::collection),
                        from.mentions().stream().map(mention -> mention.of().collection()))
                .flatMap(targets -> targets)
                .anyMatch(name::equals);
    }

    /** What a column points to, whether or not it makes rows belong: declared, linked or a foreign key. */
    Optional<Reference> follow(CollectionName name, String column) {
        var declared = belonging(name).stream()
                .filter(reference -> reference.columns().contains(column))
                .findFirst();
        if (declared.isPresent()) {
            return declared;
        }
        var collection = map.collections().get(name);
        var link = collection == null ? null : collection.links().get(column);
        return link != null
                ? Optional.of(Reference.single(name, column, link))
                : foreignKeys(name).stream()
                        .filter(key -> key.columns().contains(column))
                        .min(Comparator.comparingInt(key -> key.columns().size()));
    }

    /** Where following these columns ends; empty when one of them leads nowhere. */
    Optional<CollectionName> end(CollectionName start, List<String> columns) {
        var at = Optional.of(start);
        for (var column : columns) {
            at = at.flatMap(name -> follow(name, column)).map(Reference::to);
        }
        return at;
    }

    /**
     * All ways, shortest first, without going through a collection twice; the root has one, of no hops. A collection that
     * refers to itself is gone through at any depth, except the root: somebody else is never part of a person. At a field
     * by whose address rows belong a way ends as well.
     */
    List<RootPath> paths(CollectionName name, SubjectType type) {
        var found = new ArrayList<RootPath>();
        walk(name, name, type, new ArrayList<>(), new HashSet<>(), found);
        found.sort(Comparator.comparingInt(path -> path.hops().size()));
        return found;
    }

    private void walk(
            CollectionName start,
            CollectionName at,
            SubjectType type,
            List<Reference> hops,
            Set<CollectionName> seen,
            List<RootPath> found) {
        if (at.equals(type.root().collection())) {
            found.add(new RootPath(start, hops, new End.Root()));
            return;
        }
        if (!seen.add(at) || found.size() > MAX_PATHS) {
            return;
        }
        addresses(at, type).forEach(field -> found.add(new RootPath(start, hops, new End.Address(field))));
        for (var reference : belonging(at)) {
            hops.addLast(reference);
            if (reference.to().equals(at)) {
                found.add(new RootPath(start, hops, new End.Tree(at)));
            }
            walk(start, reference.to(), type, hops, seen, found);
            hops.removeLast();
        }
        seen.remove(at);
    }

    /** Every collection whose rows can belong to the subject, the root included. */
    Set<CollectionName> collections(SubjectType type) {
        var reached = new TreeSet<>(Set.of(type.root().collection()));
        map.collections().keySet().stream()
                .filter(name -> !addresses(name, type).isEmpty())
                .forEach(reached::add);
        boolean grown;
        do {
            grown = map.collections().keySet().stream()
                    .filter(name -> !reached.contains(name))
                    .filter(name -> belonging(name).stream().anyMatch(ref -> reached.contains(ref.to())))
                    .toList()
                    .stream()
                    .map(reached::add)
                    .reduce(false, Boolean::logicalOr);
        } while (grown);
        return reached;
    }

    /** The fields by whose address rows of a collection belong to people of this type. */
    private List<String> addresses(CollectionName name, SubjectType type) {
        var collection = map.collections().get(name);
        return collection == null || type.emails().isEmpty()
                ? List.of()
                : collection.belongsBy().stream().sorted().toList();
    }

    Map<CollectionName, DataCollection> mapped() {
        return map.collections();
    }

    private static List<DataField> sortedFields(DataCollection collection) {
        return collection.fields().values().stream()
                .sorted(Comparator.comparing(DataField::name))
                .toList();
    }
}
