package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills a world: every row has somebody in mind, but some of its keys may point to somebody else's rows. */
final class RowMaker {
    private final Random random;
    private final Names names;
    private final World world;
    private final Talk talk;
    private final Set<List<String>> primaryKeys = new HashSet<>();

    RowMaker(Random random, Names names, World world) {
        this.random = random;
        this.names = names;
        this.world = world;
        this.talk = new Talk(random);
    }

    void fill() {
        fillPeople();
        for (var table : world.tables) {
            if (table == world.ownerTable()) {
                continue;
            }
            if (table == world.root()) {
                world.people.stream().filter(person -> !person.gone()).forEach(person -> add(table, person));
            } else if (world.isHeld(table)) {
                add(table, null);
                world.people.forEach(person -> addSome(table, null, 3));
            } else if (world.belongs(table)) {
                world.people.forEach(person -> addSome(table, person, 3));
            } else {
                addSome(table, null, 4);
                add(table, null);
            }
        }
        world.tables.stream()
                .flatMap(table -> table.keys.stream())
                .filter(key -> key.declared() && key.from() == key.to())
                .forEach(this::tangle);
        world.loops.forEach(this::close);
        world.tables.forEach(table -> table.keys.stream()
                .filter(key -> !world.loops.contains(key))
                .filter(key ->
                        key.way() == Key.Way.NONE && key.columns().stream().noneMatch(table.part::contains))
                .filter(key -> world.belongs(key.to()))
                .forEach(this::pointAcross));
    }

    private void fillPeople() {
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            world.people.add(names.person(names.id(world.rootId().type()), false));
        }
        if (random.nextInt(3) == 0 && world.root().part.isEmpty()) {
            world.people.add(names.person(names.id(world.rootId().type()), true));
        }
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            add(world.ownerTable(), null);
            world.owners.add(
                    Objects.requireNonNull(world.ownerTable().rows.getLast().text(world.ownerId())));
        }
    }

    private void addSome(Table table, @Nullable Person person, int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            add(table, person);
        }
    }

    private void add(Table table, @Nullable Person person) {
        var row = new Row(names.next(), person);
        for (var column : table.columns) {
            row.set(column, value(table, column, row));
        }
        for (var key : table.keys) {
            if (!point(key, row)) {
                return;
            }
        }
        var primaryKey = new ArrayList<>(List.of(table.name));
        table.primaryKey.forEach(column -> primaryKey.add(row.text(column)));
        if (table.primaryKey.isEmpty() || primaryKeys.add(primaryKey)) {
            table.rows.add(row);
        }
    }

    /** False when there is nothing to point to and the key may not be null. */
    private boolean point(Key key, Row row) {
        var nullable = key.columns().getFirst().nullable();
        if (world.loops.contains(key)) {
            return true;
        }
        if (key.way() == Key.Way.NONE && world.belongs(key.to())) {
            return nullable;
        }
        var own = key.to().rows.stream()
                .filter(target -> row.home != null && row.home.equals(target.home))
                .toList();
        var first = key.equals(key.from().keys.getFirst());
        var choices = own.isEmpty() || !first && random.nextInt(4) == 0 ? key.to().rows : own;
        if (isFree(key) && row.home != null && (row.home.gone() || random.nextInt(20) == 0)) {
            row.set(key.columns().getFirst(), row.home.id());
            return true;
        }
        if (nullable && random.nextInt(6) == 0 || choices.isEmpty()) {
            return nullable;
        }
        point(key, row, choices.get(random.nextInt(choices.size())));
        return true;
    }

    /** A reference to the root's id that no foreign key watches: it may hold the id of somebody whose row is gone. */
    private boolean isFree(Key key) {
        return key.declared() && key.constraint() == null && key.targets().equals(List.of(world.rootId()));
    }

    private static void point(Key key, Row row, Row target) {
        for (int i = 0; i < key.columns().size(); i++) {
            row.set(key.columns().get(i), target.text(key.targets().get(i)));
        }
    }

    /** Now and then a row comes to be below its own children, or below itself. */
    private void tangle(Key key) {
        for (var row : key.from().rows) {
            if (random.nextInt(6) == 0) {
                point(key, row, key.to().rows.get(random.nextInt(key.to().rows.size())));
            }
        }
    }

    /** Gives every row of the parent a child to point to. */
    private void close(Key loop) {
        for (var row : loop.from().rows) {
            point(loop, row, childOf(loop.from(), row, loop.to()));
        }
    }

    private Row childOf(Table top, Row row, Table table) {
        var up = table.declared().getFirst();
        for (var child : table.rows) {
            var parents = up.follow(child);
            if (!parents.isEmpty() && isUnder(up.to(), parents.getFirst(), top, row)) {
                return child;
            }
        }
        var parent = up.to() == top ? row : childOf(top, row, up.to());
        var child = new Row(names.next(), row.home);
        table.columns.forEach(column -> child.set(column, value(table, column, child)));
        table.keys.forEach(key -> point(key, child));
        point(up, child, parent);
        table.rows.add(child);
        world.loops.stream()
                .filter(loop -> loop.from() == table)
                .forEach(loop -> point(loop, child, childOf(table, child, loop.to())));
        return child;
    }

    private static boolean isUnder(Table table, Row row, Table top, Row wanted) {
        if (table == top) {
            return row == wanted;
        }
        var up = table.declared().getFirst();
        return up.follow(row).stream().anyMatch(parent -> isUnder(up.to(), parent, top, wanted));
    }

    private void pointAcross(Key key) {
        for (var row : key.from().rows) {
            var targets = key.to().rows;
            if (!targets.isEmpty() && random.nextInt(3) > 0) {
                point(key, row, targets.get(random.nextInt(targets.size())));
            }
        }
    }

    private @Nullable Object value(Table table, Column column, Row row) {
        if (column.equals(world.mark)) {
            return Integer.toString(row.mark);
        }
        if (table.keys.stream().anyMatch(key -> key.columns().contains(column))) {
            return null;
        }
        if (table == world.root() && row.home != null) {
            var at = world.identifying.indexOf(column);
            var own = List.of(row.home.first(), row.home.last(), row.home.email(), row.home.phone());
            if (at >= 0 || column.equals(world.rootId())) {
                return at >= 0 ? own.get(at) : row.home.id();
            }
        }
        if (table.primaryKey.contains(column) || column.equals(world.code())) {
            return column.type().equals("int") && table.primaryKey.size() > 1
                    ? Integer.toString(names.next())
                    : names.id(column.type());
        }
        if (table.part.contains(column)) {
            return column.nullable() && random.nextInt(4) == 0
                    ? null
                    : world.owners.get(random.nextInt(world.owners.size()));
        }
        return column.nullable() && random.nextInt(5) == 0 ? null : plain(table, column, row);
    }

    private Object plain(Table table, Column column, Row row) {
        if (column.equals(table.topic)) {
            return Integer.toString(random.nextInt(3));
        }
        if (column.equals(table.body)) {
            var people = new ArrayList<>(world.people);
            if (row.home != null) {
                people.addAll(List.of(row.home, row.home));
            }
            // Those who are gone already have no identifiers that could be read.
            people.removeIf(Person::gone);
            return talk.about(people);
        }
        return switch (column.type()) {
            case "int", "bigint" -> Integer.toString(random.nextInt(100));
            case "date" -> "19%d-0%d-1%d".formatted(50 + random.nextInt(50), 1 + random.nextInt(9), random.nextInt(10));
            case "uuid" -> names.id("uuid");
            default -> column.unique() ? names.next() + "@old.example" : "somebody " + names.next();
        };
    }
}
