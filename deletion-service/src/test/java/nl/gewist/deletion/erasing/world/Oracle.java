package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** Says what must become of each row, from the manual of the data map alone: row by row, without any SQL. */
public final class Oracle {
    private final World world;
    private final Belonging belonging;
    private final Map<UUID, Map<String, Counts>> counts = new HashMap<>();
    private List<Target> targets = List.of();

    public Oracle(World world) {
        this.world = world;
        this.belonging = new Belonging(world);
    }

    /** Changes the world's rows as an erasure of these must, and counts as it must. */
    public Map<UUID, Map<String, Counts>> erase(List<Target> batch) {
        counts.clear();
        batch.forEach(target -> counts.put(target.requestId(), new TreeMap<>()));
        belonging.batch(List.of());
        targets = batch.stream().map(belonging::widened).toList();
        belonging.batch(targets);
        var changes = new ArrayList<Runnable>();
        var removed = new HashSet<Row>();
        for (var table : world.tables) {
            for (var row : table.rows) {
                mention(table, row, changes);
            }
        }
        for (var table : world.tables) {
            for (var row : table.rows) {
                treat(table, row, changes, removed);
            }
        }
        letGo(removed, changes);
        changes.forEach(Runnable::run);
        world.tables.forEach(table -> table.rows.removeIf(removed::contains));
        return Map.copyOf(counts);
    }

    private void treat(Table table, Row row, List<Runnable> changes, Set<Row> removed) {
        var ways = belonging.hits(table, row, targets);
        if (ways.isEmpty()) {
            return;
        }
        var first = targets.get(
                ways.keySet().stream().mapToInt(targets::indexOf).min().orElseThrow());
        switch (table.treat) {
            case DELETE -> {
                removed.add(row);
                count(first, table, new Counts(1, 0, 0));
            }
            case KEEP -> count(first, table, new Counts(0, 0, 1));
            case ANONYMISE -> {
                var holding = false;
                for (var column : table.columns) {
                    holding |= anonymise(table, row, column, ways, changes);
                }
                if (holding) {
                    count(first, table, new Counts(0, 1, table.basis ? 1 : 0));
                } else if (!table.hasPersonal(world)) {
                    count(first, table, new Counts(0, 0, 1));
                }
            }
        }
    }

    /** Whether there is something to erase. */
    private boolean anonymise(Table table, Row row, Column column, Map<Target, Set<Key>> ways, List<Runnable> changes) {
        var strategy = table.strategy(world, column);
        var value = row.cells.get(column);
        var through = table.through(world, column);
        var people = ways.entrySet().stream()
                .filter(way -> through.isEmpty() || way.getValue().stream().anyMatch(through::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (people.isEmpty()) {
            return false;
        }
        var ids = people.stream().map(Target::subjectId).collect(Collectors.toSet());
        return switch (strategy) {
            case STAYS -> false;
            case NULL -> change(row, column, value != null, null, changes);
            case PSEUDONYM ->
                change(
                        row,
                        column,
                        value != null,
                        new Pseudonym(people.stream().map(Target::requestId).collect(Collectors.toSet())),
                        changes);
            case CONSTANT -> change(row, column, !Column.CONSTANT.equals(value), Column.CONSTANT, changes);
            case YEAR ->
                change(
                        row,
                        column,
                        value != null && !value.toString().endsWith("-01-01"),
                        value == null ? null : value.toString().substring(0, 4) + "-01-01",
                        changes);
            case REDACT -> redact(row, column, ids, changes);
        };
    }

    private static boolean change(
            Row row, Column column, boolean holds, @Nullable Object value, List<Runnable> changes) {
        if (holds) {
            changes.add(() -> row.set(column, value));
        }
        return holds;
    }

    private boolean redact(Row row, Column column, Collection<String> ids, List<Runnable> changes) {
        var known = belonging.readable(ids);
        if (!(row.cells.get(column) instanceof Text text) || !text.speaksOf(known)) {
            return false;
        }
        changes.add(() -> {
            if (row.cells.get(column) instanceof Text now) {
                row.set(column, now.without(known));
            }
        });
        return true;
    }

    private void mention(Table table, Row row, List<Runnable> changes) {
        if (table.mentions.isEmpty()) {
            return;
        }
        var own = belonging.hits(table, row, targets).keySet();
        var body = Objects.requireNonNull(table.body);
        var naming = new TreeSet<Integer>();
        for (int no = 0; no < targets.size(); no++) {
            var target = targets.get(no);
            var topic = row.text(Objects.requireNonNull(table.topic));
            if (!own.contains(target)
                    && topic != null
                    && table.mentions.stream().anyMatch(mention -> belonging.speaksWith(target, mention.tied(), topic))
                    && redact(row, body, List.of(target.subjectId()), changes)) {
                naming.add(no);
            }
        }
        if (!naming.isEmpty()) {
            count(targets.get(naming.first()), table, new Counts(0, 1, 0));
        }
    }

    /** Rows that stay let go of rows that went. */
    private void letGo(Set<Row> removed, List<Runnable> changes) {
        for (var table : world.tables) {
            for (var key : table.keys) {
                if (key.constraint() == null) {
                    continue;
                }
                for (var row : table.rows) {
                    if (!removed.contains(row) && key.follow(row).stream().anyMatch(removed::contains)) {
                        changes.add(() -> key.columns().forEach(column -> row.set(column, null)));
                    }
                }
            }
        }
    }

    private void count(Target target, Table table, Counts more) {
        counts.get(target.requestId())
                .merge(
                        World.STORE + "." + table.name,
                        more,
                        (one, other) -> new Counts(
                                one.removed() + other.removed(),
                                one.anonymised() + other.anonymised(),
                                one.retained() + other.retained()));
    }
}
