package nl.gewist.datamap.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;

/**
 * Whose rows a table may hold. A table that refers to a person itself is tied to that person by this and by nothing else:
 * the thread a post stands in must not make the post its starter's.
 */
final class Belonging {
    private final Catalog catalog;
    private final People people;
    private final Map<String, List<Way>> ways = new HashMap<>();
    private final Map<String, Set<String>> types = new HashMap<>();

    Belonging(Catalog catalog, People people) {
        this.catalog = catalog;
        this.people = people;
        catalog.foreignKeys().stream()
                .filter(key -> !key.table().equals(key.target()))
                .filter(key -> catalog.tables().containsKey(key.table()))
                .map(key -> new Way(key.table(), key.columns(), key.target(), key.targetColumns(), false))
                .forEach(this::add);
        catalog.tables().values().forEach(this::byName);
        ways.values()
                .forEach(of -> of.sort(Comparator.comparing(way -> way.columns().getFirst())));
        people.roots().forEach((type, root) -> types.put(root.table(), Set.of(type)));
        spread();
    }

    private void add(Way way) {
        ways.computeIfAbsent(way.table(), table -> new ArrayList<>()).add(way);
    }

    /** Columns named as foreign keys to people are named elsewhere, but without one. */
    private void byName(Catalog.Table table) {
        var known = ways(table.name()).stream()
                .flatMap(way -> way.columns().stream())
                .collect(Collectors.toSet());
        people.roots().values().forEach(root -> {
            var type = column(root.table(), root.key()).type();
            var names = names(root);
            table.columns().values().stream()
                    .filter(column -> column.type().equals(type) && !known.contains(column.name()))
                    .filter(column -> !table.name().equals(root.table()))
                    .filter(column -> names.contains(column.name().toLowerCase(Locale.ROOT)))
                    .map(column ->
                            new Way(table.name(), List.of(column.name()), root.table(), List.of(root.key()), true))
                    .forEach(this::add);
        });
    }

    private Set<String> names(People.Candidate root) {
        var names = new TreeSet<String>();
        catalog.foreignKeys().stream()
                .filter(key ->
                        key.target().equals(root.table()) && key.columns().size() == 1)
                .map(key -> key.columns().getFirst().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("id"))
                .forEach(names::add);
        var table = root.table().toLowerCase(Locale.ROOT);
        var bare = table.substring(table.lastIndexOf('_') + 1);
        for (var noun : List.of(table, bare)) {
            names.add(noun + "_id");
            names.add(noun + "id");
            if (noun.endsWith("s")) {
                names.add(noun.substring(0, noun.length() - 1) + "_id");
                names.add(noun.substring(0, noun.length() - 1) + "id");
            }
        }
        return names;
    }

    private Catalog.Column column(String table, String column) {
        var known = catalog.tables().get(table);
        if (known == null || !known.columns().containsKey(column)) {
            throw new IllegalStateException("the catalog has no " + table + "." + column);
        }
        return known.columns().get(column);
    }

    private void spread() {
        boolean grown;
        do {
            grown = false;
            for (var table : ways.keySet()) {
                if (!people.isRoot(table)) {
                    var of = types.computeIfAbsent(table, name -> new TreeSet<>());
                    for (var way : ways(table)) {
                        grown |= of.addAll(types(way.target()));
                    }
                }
            }
        } while (grown);
    }

    List<Way> ways(String table) {
        return ways.getOrDefault(table, List.of());
    }

    /** The subject types to whom rows of this table may belong. */
    Set<String> types(String table) {
        return types.getOrDefault(table, Set.of());
    }

    boolean isDirect(Way way) {
        return people.isRoot(way.target());
    }

    /** The references that make rows belong. */
    List<Way> declared(String table) {
        if (people.isRoot(table)) {
            return List.of();
        }
        var own = new LinkedHashSet<String>();
        ways(table).stream().filter(this::isDirect).forEach(way -> own.addAll(types(way.target())));
        var indirect = ways(table).stream()
                .filter(way -> !isDirect(way) && !types(way.target()).isEmpty())
                .filter(way -> Collections.disjoint(types(way.target()), own))
                .toList();
        return ways(table).stream()
                .filter(way -> isDirect(way) || (indirect.contains(way) && !isDoubtful(way, indirect)))
                .toList();
    }

    /** By way of what others hang on too, where another way leads to the same people. */
    private boolean isDoubtful(Way way, List<Way> others) {
        return !hangingOn(way.target()).isEmpty()
                && others.stream()
                        .filter(other -> hangingOn(other.target()).isEmpty())
                        .anyMatch(other -> types(other.target()).containsAll(types(way.target())));
    }

    /** Tables whose rows are tied to a person of their own and hang on rows of this one. */
    List<String> hangingOn(String table) {
        return catalog.tables().keySet().stream()
                .filter(other -> !people.isRoot(other))
                .filter(other ->
                        ways(other).stream().anyMatch(way -> way.target().equals(table)))
                .filter(other -> ways(other).stream().anyMatch(this::isDirect))
                .sorted()
                .toList();
    }

    boolean namesItsPerson(String table, String type) {
        return ways(table).stream()
                .anyMatch(way -> isDirect(way) && types(way.target()).contains(type));
    }

    /** Whether the rows of this table name their person, and some of them none. */
    boolean mayNameNobody(String table, String type) {
        return namesItsPerson(table, type)
                && ways(table).stream()
                        .filter(way -> isDirect(way) && types(way.target()).contains(type))
                        .allMatch(way -> column(table, way.columns().getFirst()).nullable());
    }

    /** The columns that lead from a table to an owner's id, not by way of people; empty when none do. */
    List<String> part(String table, People.Candidate owner) {
        var seen = new TreeSet<>(Set.of(table));
        var open = List.of(new Trail(table, List.of()));
        while (!open.isEmpty()) {
            var next = new ArrayList<Trail>();
            for (var trail : open) {
                for (var way : ways(trail.table())) {
                    if (!way.isSimple() || way.byName()) {
                        continue;
                    }
                    var columns = new ArrayList<>(trail.columns());
                    columns.add(way.columns().getFirst());
                    if (way.target().equals(owner.table())) {
                        return columns;
                    }
                    if (!people.isRoot(way.target()) && seen.add(way.target())) {
                        next.add(new Trail(way.target(), columns));
                    }
                }
            }
            open = next;
        }
        return List.of();
    }

    private record Trail(String table, List<String> columns) {}
}
