package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated table with its rows, and what the map says of it. */
final class Table {
    /** What the map says of its rows. */
    enum Treat {
        DELETE,
        ANONYMISE,
        KEEP
    }

    final String name;
    Treat treat = Treat.DELETE;
    boolean basis;
    boolean partitioned;
    final List<Column> columns = new ArrayList<>();
    final List<Column> primaryKey = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    /** References to follow, the last column holds the owner's id; empty when rows are in no owner's part. */
    final List<Column> part = new ArrayList<>();

    final List<Mention> mentions = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    /** What several people's rows have in common, and a text that may name them. */
    @Nullable
    Column topic;

    @Nullable
    Column body;

    /** With an address: a row belongs to whoever has it. */
    @Nullable
    Column address;

    /** Rows of the table that speak of the same topic may name whom the rows of {@code tied} belong to. */
    record Mention(Table tied) {}

    Table(String name) {
        this.name = name;
    }

    Column add(Column column) {
        columns.add(column);
        return column;
    }

    List<Key> declared() {
        return keys.stream().filter(Key::declared).toList();
    }

    boolean deletes() {
        return treat == Treat.DELETE;
    }

    /** What the map, or its default, makes of a column where rows are anonymised. */
    Column.Strategy strategy(World world, Column column) {
        return world.root().deletes() && refersToRoot(world, column) || pointsAway(column)
                ? Column.Strategy.NULL
                : column.treatment().strategy();
    }

    /** Whether what it points to belongs to the same person, and goes. */
    private boolean pointsAway(Column column) {
        return keys.stream()
                .anyMatch(key -> key.way() == Key.Way.TO
                        && key.columns().contains(column)
                        && key.to().deletes());
    }

    private boolean refersToRoot(World world, Column column) {
        return declared().stream()
                .anyMatch(key -> key.columns().equals(List.of(column))
                        && key.to() == world.root()
                        && key.targets().equals(List.of(world.rootId())));
    }

    /** The references to which a strategy is limited; none when it is not. */
    List<Key> through(World world, Column column) {
        var by = column.treatment().through();
        return declared().stream()
                .filter(key -> !world.isRoot(key.from()))
                .filter(key -> key.columns().stream()
                        .anyMatch(part ->
                                by == null ? part.equals(column) : part.name().equals(by)))
                .toList();
    }

    /** Whether anything is erased from its rows at all. */
    boolean hasPersonal(World world) {
        return columns.stream().anyMatch(column -> strategy(world, column) != Column.Strategy.STAYS);
    }

    @Override
    public String toString() {
        return name;
    }
}
