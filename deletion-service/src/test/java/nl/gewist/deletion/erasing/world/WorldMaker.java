package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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

    private final Random random;
    private final Names names;
    private final World world;
    private final Fields fields;
    private final List<Table> belonging = new ArrayList<>();
    private final Map<Table, Integer> ways = new HashMap<>();
    private final Map<Table, List<Column>> owned = new HashMap<>();

    WorldMaker(Random random, Names names, World world) {
        this.random = random;
        this.names = names;
        this.world = world;
        this.fields = new Fields(random, names);
    }

    void make(int tables) {
        makeOwners();
        makeRoot();
        while (world.tables.size() < tables) {
            if (random.nextInt(5) == 0) {
                makeStranger();
            } else {
                makeBelonging();
            }
        }
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
        course.keys.add(new Key(course, List.of(owner), owners, List.of(world.ownerId()), false, action(ANY_ACTION)));
        owned.put(course, List.of(owner));
        if (random.nextBoolean()) {
            var lesson = table("lesson");
            identify(lesson);
            var key = key(lesson, course, false, false, random.nextBoolean() ? "" : null);
            owned.put(
                    lesson,
                    Stream.concat(key.columns().stream(), Stream.of(owner)).toList());
        }
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
        ways.put(table, count(table));
        if (random.nextInt(5) < 2 && !isOwnedAbove(table)) {
            makePart(table);
        }
        fields.add(table);
        table.partitioned = table.primaryKey.isEmpty()
                && random.nextBoolean()
                && table.columns.stream().noneMatch(Column::unique);
        belonging.add(table);
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
        var key = key(table, parent, true, nullable, constraint);
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
    private Key key(Table from, Table to, boolean declared, boolean nullable, @Nullable String constraint) {
        var targets = world.isRoot(to) && random.nextInt(8) == 0 ? List.of(world.code()) : List.copyOf(to.primaryKey);
        var columns = targets.stream()
                .map(target -> column(from, "ref", target, nullable))
                .toList();
        var key = new Key(from, columns, to, targets, declared, constraint);
        from.keys.add(key);
        return key;
    }

    private Column column(Table table, String hint, Column target, boolean nullable) {
        var type = target.type().equals("int") && random.nextInt(4) == 0 ? "bigint" : target.type();
        return table.add(Column.plain(names.column(table, hint), type, nullable));
    }

    private boolean isOwnedAbove(Table table) {
        return table.declared().stream().anyMatch(key -> !key.to().part.isEmpty() || isOwnedAbove(key.to()));
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
        var key = key(table, thing, false, random.nextInt(4) == 0, random.nextBoolean() ? "" : null);
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

    /** A key that makes nothing belong, and may point to anybody's row, or back up. */
    private void cross(Table from) {
        var targets = belonging.stream().filter(to -> !to.primaryKey.isEmpty()).toList();
        var to = random.nextInt(4) == 0 && from.primaryKey.size() == 1
                ? from
                : targets.get(random.nextInt(targets.size()));
        key(from, to, false, true, action(REFUSING));
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
