package nl.gewist.deletion.erasing.world;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** Whose rows are, and whose part of them. */
final class Belonging {
    private final World world;
    private List<Target> batch = List.of();

    Belonging(World world) {
        this.world = world;
    }

    /** What only these point to is theirs. */
    void batch(List<Target> targets) {
        batch = targets;
    }

    /**
     * One way of a row to a learner.
     *
     * @param key the way's first step; null for the learner's own row
     * @param owned whether some collection on the way says whose part it is; the nearest one counts
     */
    private record Way(
            String person,
            @Nullable Key key,
            boolean owned,
            @Nullable String owner) {}

    /** By which keys a row belongs to which of these. */
    Map<Target, Set<Key>> hits(Table table, Row row, List<Target> targets) {
        var hits = new LinkedHashMap<Target, Set<Key>>();
        var ways = ways(table, row);
        for (var target : targets) {
            var keys = new HashSet<Key>();
            var hit = false;
            for (var way : ways) {
                if (way.person().equals(target.subjectId())
                        && (target.ownerId() == null
                                || way.owned() && target.ownerId().equals(way.owner()))) {
                    hit = true;
                    if (way.key() != null) {
                        keys.add(way.key());
                    }
                }
            }
            if (hit) {
                hits.put(target, keys);
            }
        }
        return hits;
    }

    private Set<Way> ways(Table table, Row row) {
        var ways = waysUp(table, row);
        if (table == world.root()) {
            // Somebody else is never part of a person.
            return ways;
        }
        var owner = table.part.isEmpty() ? null : owner(table, row);
        for (var key : table.declared()) {
            if (key.to() == table) {
                for (var above : above(table, key.follow(row))) {
                    waysUp(table, above)
                            .forEach(way -> ways.add(new Way(
                                    way.person(), key, way.owned(), table.part.isEmpty() ? way.owner() : owner)));
                }
            }
        }
        return ways;
    }

    /** These rows and all that they are below of; a row may be below itself. */
    private static Set<Row> above(Table table, List<Row> rows) {
        var above = new HashSet<>(rows);
        boolean grown;
        do {
            grown = table.declared().stream()
                    .filter(key -> key.to() == table)
                    .map(key -> above.addAll(List.copyOf(above).stream()
                            .flatMap(row -> key.follow(row).stream())
                            .toList()))
                    .reduce(false, Boolean::logicalOr);
        } while (grown);
        return above;
    }

    /** Those that do not begin with another row of the same table. */
    private Set<Way> waysUp(Table table, Row row) {
        var ways = new HashSet<Way>();
        var owned = !table.part.isEmpty();
        var owner = owned ? owner(table, row) : null;
        if (table == world.root()) {
            ways.add(new Way(Objects.requireNonNull(row.text(world.rootId())), null, owned, owner));
        }
        for (var key : table.declared()) {
            if (key.to() == table) {
                continue;
            }
            if (key.targets().equals(List.of(world.rootId()))
                    && key.to() == world.root()
                    && world.root().part.isEmpty()) {
                var values = key.values(row);
                if (values != null) {
                    ways.add(new Way(values.getFirst(), key, owned, owner));
                }
                continue;
            }
            for (var parent : key.follow(row)) {
                ways(key.to(), parent)
                        .forEach(way -> ways.add(
                                new Way(way.person(), key, owned || way.owned(), owned ? owner : way.owner())));
            }
        }
        addHeld(table, row, ways);
        addressees(table, row).forEach(person -> ways.add(new Way(person, null, owned, owner)));
        return ways;
    }

    /** Whoever has the address in the row. */
    private Stream<String> addressees(Table table, Row row) {
        var address = table.address == null ? null : row.text(table.address);
        return address == null
                ? Stream.of()
                : world.root().rows.stream()
                        .filter(root -> address.strip().equalsIgnoreCase(root.text(world.email())))
                        .map(root -> Objects.requireNonNull(root.text(world.rootId())));
    }

    /** Over rows that point to this one, as long as nobody else's do. */
    private void addHeld(Table table, Row row, Set<Way> ways) {
        if (!world.isHeld(table) || !isFree(table, row)) {
            return;
        }
        world.keysTo(table)
                .filter(key -> key.way() == Key.Way.TO)
                .forEach(key -> pointing(key, row)
                        .forEach(holder -> ways(key.from(), holder)
                                .forEach(way -> ways.add(new Way(way.person(), key, way.owned(), way.owner())))));
    }

    private boolean isFree(Table table, Row row) {
        return world.keysTo(table)
                .filter(Key::holds)
                .allMatch(key -> pointing(key, row)
                        .allMatch(holder -> !hits(key.from(), holder, batch).isEmpty()));
    }

    private static Stream<Row> pointing(Key key, Row row) {
        return key.from().rows.stream().filter(holder -> key.follow(holder).contains(row));
    }

    private @Nullable String owner(Table table, Row row) {
        var at = row;
        var in = table;
        for (var column : table.part.subList(0, table.part.size() - 1)) {
            var key = in.keys.stream()
                    .filter(k -> k.columns().contains(column))
                    .findFirst()
                    .orElseThrow();
            var next = key.follow(at);
            if (next.isEmpty()) {
                return null;
            }
            at = next.getFirst();
            in = key.to();
        }
        return at.text(table.part.getLast());
    }

    /** A part is everything when no other owner has the learner. */
    Target widened(Target target) {
        if (target.ownerId() == null) {
            return target;
        }
        var all = new Target(target.requestId(), target.subjectId(), null);
        var elsewhere = world.relations().stream()
                .flatMap(table -> table.rows.stream()
                        .filter(row -> !hits(table, row, List.of(all)).isEmpty())
                        .map(row -> owner(table, row)))
                .anyMatch(owner -> owner != null && !owner.equals(target.ownerId()));
        return elsewhere ? target : all;
    }

    /** Those whose identifiers can still be read. */
    Set<String> readable(Collection<String> ids) {
        return world.root().rows.stream()
                .map(row -> row.text(world.rootId()))
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }

    boolean speaksWith(Target target, Table tied, String topic) {
        return tied.rows.stream()
                .filter(row -> topic.equals(row.text(Objects.requireNonNull(tied.topic))))
                .anyMatch(row -> !hits(tied, row, List.of(target)).isEmpty());
    }
}
