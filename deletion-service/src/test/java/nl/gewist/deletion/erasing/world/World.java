package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import nl.gewist.datamap.StoreKind;
import org.jspecify.annotations.Nullable;

/** A generated platform with its people; the same for the same seed. */
public final class World {
    /** The store's name in the map. */
    public static final String STORE = "db";

    /** The subject type. */
    public static final String SUBJECT = "learner";

    /** Tells the rows of all tables apart; the map does not know of it. */
    final Column mark = Column.plain("mark of the test", "int", false);

    final StoreKind kind;
    final String schema;
    final List<Table> tables = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<String> owners = new ArrayList<>();
    /** Keys that may not be null and close a circle: each row is pointed to by its own parent. */
    final List<Key> loops = new ArrayList<>();
    /** Of the root: first name, last name, e-mail, phone. */
    final List<Column> identifying = new ArrayList<>();

    private @Nullable Table root;
    private @Nullable Column rootId;
    private @Nullable Column code;
    private @Nullable Column ownerId;

    private World(StoreKind kind, String schema) {
        this.kind = kind;
        this.schema = schema;
    }

    public static World make(long seed) {
        return make(seed, StoreKind.POSTGRESQL);
    }

    /** Has nothing that is refused in a store of this kind. */
    public static World make(long seed, StoreKind kind) {
        var random = new Random(seed);
        var world = new World(kind, "World " + seed);
        var names = new Names(random, kind);
        new WorldMaker(random, names, world).make(size(random));
        new RowMaker(random, names, world).fill();
        if (kind == StoreKind.POSTGRESQL) {
            new AddressMaker(new Random(~seed), world, names.next()).make();
        }
        return world;
    }

    /** Mostly small, sometimes 40 tables. */
    private static int size(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> 20 + random.nextInt(21);
            case 1, 2 -> 10 + random.nextInt(10);
            default -> 4 + random.nextInt(8);
        };
    }

    void root(Table table, Column id) {
        root = table;
        rootId = id;
    }

    void code(Column column) {
        code = column;
    }

    void owners(Column id) {
        ownerId = id;
    }

    Table root() {
        return Objects.requireNonNull(root);
    }

    boolean isRoot(Table table) {
        return table == root;
    }

    Column rootId() {
        return Objects.requireNonNull(rootId);
    }

    /** The root's other unique column. */
    Column code() {
        return Objects.requireNonNull(code);
    }

    Column email() {
        return identifying.get(2);
    }

    Column ownerId() {
        return Objects.requireNonNull(ownerId);
    }

    Table ownerTable() {
        return tables.getFirst();
    }

    boolean belongs(Table table) {
        return table == root || table.address != null || !table.declared().isEmpty() || isHeld(table);
    }

    /** Whether its rows are somebody's because theirs point to them. */
    boolean isHeld(Table table) {
        return keysTo(table).anyMatch(key -> key.way() == Key.Way.TO);
    }

    Stream<Key> keysTo(Table table) {
        return tables.stream().flatMap(from -> from.keys.stream()).filter(key -> key.to() == table);
    }

    /** What ties a learner to an owner. */
    List<Table> relations() {
        return tables.stream()
                .filter(table -> belongs(table) && !table.part.isEmpty())
                .toList();
    }

    public String schema() {
        return schema;
    }

    /** Ids of subjects, also of some whose own row is gone. */
    public List<String> subjects() {
        return people.stream().map(Person::id).toList();
    }

    /** Ids of owners that a request can name; empty when nothing is in anybody's part. */
    public List<String> owners() {
        return relations().isEmpty() ? List.of() : List.copyOf(owners);
    }
}
