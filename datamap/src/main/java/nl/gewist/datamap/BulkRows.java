package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of which one person may have millions, such as log lines, and that can go before everything else, some at a time:
 * nothing refers to them, nobody and nothing is found, named, told or invoiced by them, and they are simply deleted.
 */
public final class BulkRows {
    private final Reach reach;
    private final Selection selection;
    private final List<CollectionName> collections;
    private final AddressResolver addresses;

    BulkRows(Reach reach, Selection selection) {
        this.reach = reach;
        this.selection = selection;
        this.collections = reach.collections().stream().filter(this::isBulk).toList();
        this.addresses = new AddressResolver(reach, selection, collections);
    }

    private boolean isBulk(CollectionName name) {
        return reach.deletes(name)
                && !name.equals(reach.root())
                && reach.holding().pointings(name).isEmpty()
                && reach.paths(name).stream().noneMatch(reach.holding()::isHeld)
                && reach.catalog().foreignKeys().stream()
                        .noneMatch(key -> key.target().equals(name.name()))
                && reach.map().collections().values().stream()
                        .noneMatch(other -> reach.graph().leadsTo(other, name))
                && reach.type().identifiers().stream()
                        .noneMatch(source -> source.collection().equals(name))
                && reach.map().owners().values().stream()
                        .noneMatch(owners -> owners.relations().contains(name))
                && reach.map().invoices().stream().noneMatch(kind -> isOf(kind, name));
    }

    private static boolean isOf(InvoiceKind kind, CollectionName name) {
        var lines = kind.lines();
        return kind.collection().equals(name)
                || lines != null && lines.collection().equals(name);
    }

    public List<CollectionName> collections() {
        return collections;
    }

    /** The targets to run {@link #above} with. */
    public Batch batch(Connection store, Collection<Target> targets) throws SQLException {
        return addresses.read(store, targets);
    }

    /**
     * Rows {@code (no int)}: the targets that have more than this many rows in one of the collections. Reads no more than
     * that many of each. Empty where there is no such collection.
     */
    public Optional<String> above(int rows) {
        return collections.isEmpty()
                ? Optional.empty()
                : Optional.of(collections.stream()
                        .flatMap(name -> reach.paths(name).stream().map(path -> more(name, path, rows)))
                        .collect(Collectors.joining(" or ", selection.with() + " select t.no from t where ", "")));
    }

    private String more(CollectionName name, RootPath path, int rows) {
        var joins = selection.joins(path, "c", true);
        var from = Stream.concat(joins.tables().stream(), Stream.of(selection.table(name) + " c"))
                .collect(Collectors.joining(", "));
        return "exists (select 1 from " + from + " where " + joins.where() + " limit 1 offset " + rows + ")";
    }

    /** One script per collection that deletes at most this many rows of the targets; one row {@code (rows bigint)}. */
    public List<Script> deletes(int rows) {
        return collections.stream().map(name -> delete(name, rows)).toList();
    }

    private Script delete(CollectionName name, int rows) {
        var key = RowKey.of(reach.table(name));
        var some = reach.paths(name).stream()
                .map(path -> "select " + key.select("c")
                        + selection.joins(path, "c", true).from("c", selection.table(name)))
                .collect(Collectors.joining(" union all "));
        var hit = "select " + key.names("u") + " from (" + some + ") u limit " + rows;
        return reach.dialect().writing().deleteSome(selection.with(), hit, selection.table(name), key);
    }
}
