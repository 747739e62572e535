package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import nl.gewist.datamap.StoreKind;
import nl.gewist.deletion.erasing.world.Column.Treatment;
import nl.gewist.deletion.erasing.world.Key.Way;
import nl.gewist.deletion.erasing.world.Table.Treat;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a world: what belongs to a learner, what belongs to nobody, and keys that run across. */
final class WorldMaker {
    private static final int MOST_WAYS = 8;
    private static final List<String> ANY_ACTION = List.of(
            "",
            "",
            "on delete restrict",
            "on delete cascade",
            "deferrable initially deferred",
            "deferrable",
            "on delete cascade deferrable initially deferred");
    private static final List<String> REFUSING = List.of(
            "", "", "on delete restrict", "deferrable initially deferred", "on delete set null", "on delete set null");

    private static final List<String> BLOCKING =
            List.of("", "on delete restrict", "deferrable initially deferred", "deferrable");

    private static final Treatment NULLED = new Treatment(Column.Strategy.NULL, true, null, false);

    private final Random random;
    private final Names names;
    private final World world;
    private final Fields fields;
    private final List<Table> belonging = new ArrayList<>();
    private final Map<Table, Integer> ways = new HashMap<>();
    /** What belongs by what points to it; each may point to later ones. */
    private final List<Table> held = new ArrayList<>();

    private final Map<Table, List<Column>> owned = new HashMap<>();

    WorldMaker(Random random, Names names, World world) {
        this.random = random;
        this.names = names;
        this.world = world;
        this.fields = new Fields(random, names);
    }

    void make(int tables) {
        makeOwners();
        for (int i = random.nextInt(3); i > 0; i--) {
            makeHeld();
        }
        makeRoot();
        while (world.tables.size() < tables) {
            if (random.nextInt(5) == 0) {
                makeStranger();
            } else {
                makeBelonging();
            }
        }
        held.forEach(this::makePartsOfHeld);
        List.copyOf(belonging).forEach(this::makeLoop);
        for (int i = random.nextInt(1 + tables / 3); i > 0; i--) {
            makeCrossKey();
        }
        makeMentions();
    }

    private Table table(String hint) {
        var table = new Table(names.table(hint));
        table.add(world.mark);
        world.tables.add(table);
        return table;
    }

    private Column identify(Table table) {
        var column = table.add(Column.plain(names.column(table, "id"), names.idType(), false));
        table.primaryKey.add(column);
        return column;
    }

    private void makeOwners() {
        var owners = table("owner");
        world.owners(identify(owners));
        var course = table("course");
        identify(course);
        var owner = column(course, "owner", world.ownerId(), false);
        course.keys.add(
                new Key(course, List.of(owner), owners, List.of(world.ownerId()), Way.NONE, action(ANY_ACTION)));
        owned.put(course, List.of(owner));
        if (random.nextBoolean()) {
            var lesson = table("lesson");
            identify(lesson);
            var key = key(lesson, course, Way.NONE, false, random.nextBoolean() ? "" : null);
            owned.put(
                    lesson,
                    Stream.concat(key.columns().stream(), Stream.of(owner)).toList());
        }
    }

    /** Rows that somebody else's rows may point to as well. */
    private void makeHeld() {
        var table = table("held");
        var kind = random.nextInt(10);
        table.treat = kind < 7 ? Treat.DELETE : kind < 9 ? Treat.ANONYMISE : Treat.KEEP;
        identify(table);
        if (random.nextInt(4) == 0) {
            identify(table);
        }
        fields.add(table);
        held.add(table);
    }

    /** What stays, up to the learner, must let go of what goes together with what is pointed to, as the manual asks. */
    private boolean mayHold(Table table) {
        return letsGo(table) && table.declared().stream().allMatch(key -> key.to() == table || mayHold(key.to()));
    }

    private boolean letsGo(Table table) {
        return table.deletes()
                || table.declared().stream()
                        .filter(key -> key.constraint() != null && key.to().deletes())
                        .allMatch(key -> table.treat == Treat.ANONYMISE
                                && table.part.isEmpty()
                                && key.columns().stream()
                                        .allMatch(column -> table.strategy(world, column) == Column.Strategy.NULL));
    }

    /** Lets a table point to what is somebody's because of it. */
    private void point(Table table) {
        if (!mayHold(table)) {
            return;
        }
        held.forEach(to -> {
            if (random.nextInt(3) > 0
                    || ways.getOrDefault(to, 0) + ways.get(table) * to.primaryKey.size() > MOST_WAYS) {
                return;
            }
            var staying = !table.deletes() && to.deletes();
            var constraint = random.nextInt(4) == 0 && to.primaryKey.size() == 1 || staying && table.treat == Treat.KEEP
                    ? null
                    : action(staying ? REFUSING : ANY_ACTION);
            if (constraint == null && to.primaryKey.size() > 1) {
                return;
            }
            key(table, to, Way.TO, staying || random.nextBoolean(), constraint);
            ways.merge(to, ways.get(table) * to.primaryKey.size(), Integer::sum);
        });
    }

    /** Rows that belong to what is pointed to, and may point further. */
    private void makePartsOfHeld(Table of) {
        if (!world.isHeld(of) || random.nextBoolean()) {
            return;
        }
        var table = table("part");
        identify(table);
        key(table, of, Way.FROM, random.nextInt(3) == 0, action(ANY_ACTION));
        ways.put(table, count(table));
        fields.add(table);
        held.subList(held.indexOf(of) + 1, held.size()).stream()
                .filter(world::isHeld)
                .filter(to -> ways.get(to) + ways.get(table) * to.primaryKey.size() <= 2 * MOST_WAYS)
                .findAny()
                .ifPresent(to -> {
                    key(table, to, Way.TO, random.nextBoolean(), action(ANY_ACTION));
                    ways.merge(to, ways.get(table) * to.primaryKey.size(), Integer::sum);
                });
    }

    private void makeRoot() {
        var root = table("learner");
        root.treat = random.nextInt(3) == 0 ? Treat.ANONYMISE : Treat.DELETE;
        world.root(root, identify(root));
        fields.identify(root, world);
        if (random.nextInt(8) == 0) {
            makePart(root);
        }
        belonging.add(root);
        ways.put(root, 1);
        if (random.nextInt(5) == 0) {
            makeTree(root);
        }
        point(root);
    }

    private void makeBelonging() {
        var table = table("t");
        var kind = random.nextInt(10);
        table.treat = kind < 6 ? Treat.DELETE : kind < 9 ? Treat.ANONYMISE : Treat.KEEP;
        var shape = random.nextInt(10);
        if (shape < 6) {
            identify(table);
        }
        int many = List.of(1, 1, 1, 2, 2, 3).get(random.nextInt(6));
        for (int i = 0; i < many; i++) {
            declare(table, shape);
        }
        if (shape == 6 || shape == 7) {
            completePrimaryKey(table, shape);
        }
        if (shape < 6 && !table.keys.isEmpty() && random.nextInt(5) == 0) {
            makeTree(table);
        }
        ways.put(table, count(table));
        if (random.nextInt(5) < 2 && !isOwnedAbove(table)) {
            makePart(table);
        }
        fields.add(table);
        point(table);
        table.partitioned = table.primaryKey.isEmpty()
                && random.nextBoolean()
                && table.columns.stream().noneMatch(Column::unique);
        belonging.add(table);
    }

    /** Rows below rows of the same table. */
    private void makeTree(Table table) {
        var constraint =
                random.nextInt(4) == 0 ? null : action(table.deletes() && !world.isRoot(table) ? ANY_ACTION : REFUSING);
        key(table, table, Way.FROM, true, constraint);
    }

    private int count(Table table) {
        return table.declared().stream().mapToInt(this::ways).sum();
    }

    /** As the map counts them, which does not know that the columns of a composite key go together. */
    private int ways(Key key) {
        return key.columns().size() * ways.getOrDefault(key.to(), 1);
    }

    private void declare(Table table, int shape) {
        var parents = belonging.stream()
                .filter(parent -> !parent.primaryKey.isEmpty()
                        && count(table) + parent.primaryKey.size() * ways.getOrDefault(parent, 1) <= MOST_WAYS)
                .toList();
        if (parents.isEmpty()) {
            return;
        }
        var parent = random.nextInt(5) < 2 && parents.contains(world.root())
                ? world.root()
                : parents.get(random.nextInt(parents.size()));
        var staying = !table.deletes() && parent.deletes();
        var inPrimaryKey = !staying && (shape == 6 && table.keys.isEmpty() || shape == 7);
        var nullable = staying || !inPrimaryKey && random.nextInt(3) == 0;
        var composite = parent.primaryKey.size() > 1;
        var constraint = !composite && random.nextInt(4) == 0
                ? null
                : action(staying ? REFUSING : nullable && random.nextBoolean() ? REFUSING : ANY_ACTION);
        var key = key(table, parent, Way.FROM, nullable, constraint);
        if (inPrimaryKey) {
            table.primaryKey.addAll(key.columns());
        }
    }

    private void completePrimaryKey(Table table, int shape) {
        if (!table.primaryKey.isEmpty() && (shape == 6 || table.primaryKey.size() < 2)) {
            table.primaryKey.add(table.add(Column.plain(names.column(table, "seq"), "int", false)));
        }
    }

    /** Points to the primary key, or sometimes to the other unique column of the root. */
    private Key key(Table from, Table to, Way way, boolean nullable, @Nullable String constraint) {
        var targets = world.isRoot(to) && random.nextInt(8) == 0 ? List.of(world.code()) : List.copyOf(to.primaryKey);
        var nulled = way == Way.FROM && nullable && from.treat == Treat.ANONYMISE && random.nextInt(3) > 0;
        var columns = targets.stream()
                .map(target -> column(from, "ref", target, nullable, nulled ? NULLED : Treatment.NONE))
                .toList();
        var key = new Key(from, columns, to, targets, way, constraint);
        from.keys.add(key);
        return key;
    }

    private Column column(Table table, String hint, Column target, boolean nullable) {
        return column(table, hint, target, nullable, Treatment.NONE);
    }

    private Column column(Table table, String hint, Column target, boolean nullable, Treatment treatment) {
        var type = target.type().equals("int") && random.nextInt(4) == 0 ? "bigint" : target.type();
        return table.add(new Column(names.column(table, hint), type, nullable, false, List.of(), treatment));
    }

    private boolean isOwnedAbove(Table table) {
        return table.declared().stream()
                .filter(key -> key.to() != table)
                .anyMatch(key -> !key.to().part.isEmpty() || isOwnedAbove(key.to()));
    }

    private void makePart(Table table) {
        if (random.nextBoolean()) {
            table.part.add(column(table, "owner", world.ownerId(), random.nextInt(4) == 0));
            return;
        }
        var things = owned.keySet().stream()
                .sorted(Comparator.comparing(Table::toString))
                .toList();
        var thing = things.get(random.nextInt(things.size()));
        var key = key(table, thing, Way.NONE, random.nextInt(4) == 0, random.nextBoolean() ? "" : null);
        table.part.addAll(key.columns());
        table.part.addAll(owned.getOrDefault(thing, List.of()));
    }

    private void makeStranger() {
        var table = table("other");
        identify(table);
        fields.add(table);
        for (int i = random.nextInt(3); i > 0; i--) {
            cross(table);
        }
    }

    private void makeCrossKey() {
        cross(world.tables.get(random.nextInt(world.tables.size())));
    }

    /** A parent, or its parent, that cannot be without one of its children. */
    private void makeLoop(Table child) {
        var parent = onlyParent(child);
        var above = parent == null ? null : onlyParent(parent);
        var top = above == null || random.nextBoolean() ? parent : above;
        if (top == null || world.kind == StoreKind.MARIADB || random.nextBoolean() || child.primaryKey.isEmpty()) {
            return;
        }
        world.loops.add(key(top, child, Way.NONE, false, action(BLOCKING)));
    }

    /** What a row is deleted with, and without which it never is. */
    private static @Nullable Table onlyParent(Table table) {
        var ways = table.declared();
        if (ways.size() != 1 || !table.deletes() || !table.part.isEmpty()) {
            return null;
        }
        var parent = ways.getFirst().to();
        return parent != table
                        && parent.deletes()
                        && table.primaryKey.stream().noneMatch(ways.getFirst().columns()::contains)
                ? parent
                : null;
    }

    /** A key that makes nothing belong, and may point to anybody's row, or back up. */
    private void cross(Table from) {
        // Whether what points is somebody's must not depend on what it points to.
        var pointing = !mayHold(from)
                || held.contains(from)
                || from.declared().stream().anyMatch(key -> held.contains(key.to()));
        var targets = Stream.concat(belonging.stream(), pointing ? Stream.of() : held.stream())
                .filter(to -> !to.primaryKey.isEmpty())
                .toList();
        var to = random.nextInt(4) == 0 && from.primaryKey.size() == 1
                ? from
                : targets.get(random.nextInt(targets.size()));
        key(from, to, Way.NONE, true, action(REFUSING));
    }

    private String action(List<String> actions) {
        return actions.get(random.nextInt(actions.size()));
    }

    private void makeMentions() {
        var talking = world.tables.stream().filter(table -> table.topic != null).toList();
        var tied = talking.stream().filter(belonging::contains).toList();
        for (int i = 0; i < 2 && !tied.isEmpty(); i++) {
            var mention = new Table.Mention(tied.get(random.nextInt(tied.size())));
            var table = talking.get(random.nextInt(talking.size()));
            if (!table.mentions.contains(mention)) {
                table.mentions.add(mention);
            }
        }
    }
}
