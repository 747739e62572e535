package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that belong to a person because a row of theirs points to them, such as the address of a customer. Others may
 * point to the same row: it is the person's only while nobody else does.
 */
final class Holding {
    private final Reach reach;

    Holding(Reach reach) {
        this.reach = reach;
    }

    /** Whether rows belong by what points to them: the pointing end is not unique, or the foreign key is its. */
    boolean isHeld(Reference hop) {
        if (!hop.when().isEmpty() || hop.from().equals(hop.to()) || hop.crossesStores()) {
            return false;
        }
        var graph = reach.graph();
        return graph.keysTo(hop.from()).contains(hop.reversed())
                || !graph.foreignKeys(hop.from()).contains(hop)
                        && isUnique(hop.from(), hop.columns())
                        && !isUnique(hop.to(), hop.targetColumns());
    }

    boolean isHeld(RootPath path) {
        return path.hops().stream().anyMatch(this::isHeld);
    }

    /** Whether no row of the collection belongs but by what points to it. */
    boolean isOnlyHeld(CollectionName name) {
        var paths = reach.paths(name);
        return !paths.isEmpty()
                && paths.stream()
                        .allMatch(path ->
                                !path.hops().isEmpty() && isHeld(path.hops().getFirst()));
    }

    private boolean isUnique(CollectionName name, List<String> columns) {
        return reach.catalog()
                .table(name)
                .map(table -> table.uniques().stream().anyMatch(columns::containsAll))
                .orElse(false);
    }

    /** The declared references, against the arrow, by which rows of the collection belong. */
    private List<Reference> declared(CollectionName name) {
        return reach.graph().belonging(name).stream().filter(this::isHeld).toList();
    }

    /** The collections that belong by rows of this one, over references that go out of it. */
    List<Reference> pointings(CollectionName from) {
        return reach.collections().stream()
                .flatMap(name -> declared(name).stream())
                .filter(reference -> reference.to().equals(from))
                .map(Reference::reversed)
                .toList();
    }

    /** Every reference that can hold rows of the collection back; none where nothing belongs by what points to it. */
    List<Reference> holders(CollectionName name) {
        if (declared(name).isEmpty()) {
            return List.of();
        }
        var holders = new LinkedHashSet<Reference>();
        declared(name).forEach(reference -> holders.add(reference.reversed()));
        reach.graph().keysTo(name).stream()
                .filter(key -> !key.from().equals(name))
                .filter(key -> !ReferenceGraph.isDeclared(reach.collection(key.from()), key))
                .forEach(holders::add);
        reach.map().collections().values().stream()
                .filter(collection -> !collection.name().equals(name)
                        && reach.catalog().table(collection.name()).isPresent())
                .forEach(collection -> collection.links().forEach((column, target) -> {
                    if (target.collection().equals(name)) {
                        holders.add(Reference.single(collection.name(), column, target));
                    }
                }));
        return List.copyOf(holders);
    }

    /** A collection whose rows are the person's only if they are the person's already; whether they are has no answer. */
    Optional<CollectionName> cycle() {
        return reach.collections().stream()
                .filter(name -> needs(name, new HashSet<>()).contains(name))
                .findFirst();
    }

    private Set<CollectionName> needs(CollectionName name, Set<CollectionName> seen) {
        for (var holder : holders(name)) {
            for (var held : heldOnTheWay(holder.from())) {
                if (seen.add(held)) {
                    needs(held, seen);
                }
            }
        }
        return seen;
    }

    private List<CollectionName> heldOnTheWay(CollectionName name) {
        var held = new ArrayList<CollectionName>();
        reach.paths(name)
                .forEach(path -> path.hops().stream()
                        .filter(this::isHeld)
                        .map(Reference::from)
                        .forEach(held::add));
        return held;
    }

    /** SQL that is true when nobody points to the row but rows of the targets; empty where nobody can. */
    List<String> free(Selection selection, CollectionName name, String alias, boolean scoped) {
        var conditions = new ArrayList<String>();
        for (var holder : holders(name)) {
            var other = alias + "_h" + conditions.size();
            var sql = new StringBuilder("not exists (select 1 from ")
                    .append(selection.table(holder.from()))
                    .append(' ')
                    .append(other)
                    .append(" where ")
                    .append(reach.join(other, holder, alias));
            for (var path : reach.paths(holder.from())) {
                sql.append(" and not exists (select 1")
                        .append(selection.joins(path, other, scoped).from(List.of()))
                        .append(')');
            }
            conditions.add(sql.append(')').toString());
        }
        return conditions;
    }
}
