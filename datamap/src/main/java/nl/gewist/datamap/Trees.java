package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collections that refer to themselves, such as folders: a row that belongs brings along what is below it, however deep.
 * Each is a recursive relation {@code tree…(k0…, no)} of the rows that belong to each target.
 */
final class Trees {
    private final Reach reach;
    private final Selection selection;
    private final List<CollectionName> names;

    Trees(Reach reach, Selection selection) {
        this.reach = reach;
        this.selection = selection;
        this.names = trees(reach);
    }

    private static List<CollectionName> trees(Reach reach) {
        return reach.collections().stream()
                .filter(name -> reach.paths(name).stream().anyMatch(path -> name.equals(path.tree())))
                .toList();
    }

    /** Trees of which each says whose the rows of the other are: no statement can tell. */
    static Optional<CollectionName> cycle(Reach reach) {
        var needs = new HashMap<CollectionName, Set<CollectionName>>();
        for (var tree : trees(reach)) {
            needs.put(tree, needed(reach, base(reach, tree), new HashSet<>()));
        }
        return needs.keySet().stream()
                .filter(tree -> reaches(needs, tree, tree, new HashSet<>()))
                .min(CollectionName::compareTo);
    }

    private static boolean reaches(
            Map<CollectionName, Set<CollectionName>> needs,
            CollectionName from,
            CollectionName to,
            Set<CollectionName> seen) {
        return needs.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || seen.add(next) && reaches(needs, next, to, seen));
    }

    /** The trees at which ways end, and those at which ways of others end who may point to what is on the way. */
    private static Set<CollectionName> needed(Reach reach, List<RootPath> paths, Set<CollectionName> asked) {
        var needed = new HashSet<CollectionName>();
        for (var path : paths) {
            if (path.tree() != null) {
                needed.add(path.tree());
            }
            path.hops().stream()
                    .filter(reach.holding()::isHeld)
                    .map(Reference::from)
                    .filter(asked::add)
                    .flatMap(held -> reach.holding().holders(held).stream())
                    .forEach(holder -> needed.addAll(needed(reach, reach.paths(holder.from()), asked)));
        }
        return needed;
    }

    private static List<RootPath> base(Reach reach, CollectionName tree) {
        return reach.paths(tree).stream()
                .filter(path -> !tree.equals(path.tree()))
                .toList();
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** @param scoped whether a target's owner limits the rows from which the tree grows */
    String name(CollectionName tree, boolean scoped) {
        return "tree" + names.indexOf(tree) + (scoped ? "s" : "");
    }

    /** The relations, each starting with a comma. */
    String relations() {
        return names.stream()
                .map(tree -> relation(tree, true) + relation(tree, false))
                .collect(Collectors.joining());
    }

    private String relation(CollectionName tree, boolean scoped) {
        var key = RowKey.of(reach.table(tree));
        var table = selection.table(tree);
        var name = name(tree, scoped);
        var roots = base(reach, tree).stream()
                .map(path -> "select " + key.select("c") + ", t.no"
                        + selection.joins(path, "c", scoped).from("c", table))
                .collect(Collectors.joining(" union "));
        var below = new ArrayList<String>();
        for (var path : reach.paths(tree)) {
            if (tree.equals(path.tree())) {
                below.add("(" + reach.join("c", path.hops().getFirst(), "p") + ")");
            }
        }
        return ", " + name + " as ((" + roots + ") union select " + key.select("c") + ", r.no from " + name + " r, "
                + table + " p, " + table + " c where " + key.matches("p", "r") + " and ("
                + String.join(" or ", below) + "))";
    }

    /** Limits {@code alias}, a row of the path's tree, to those that belong to the target. */
    void join(RootPath path, String alias, boolean scoped, List<String> tables, List<String> conditions) {
        var tree = Objects.requireNonNull(path.tree());
        var row = alias + "_t";
        tables.add(name(tree, scoped) + " " + row);
        conditions.add(RowKey.of(reach.table(tree)).matches(alias, row));
        conditions.add(row + ".no = t.no");
    }
}
