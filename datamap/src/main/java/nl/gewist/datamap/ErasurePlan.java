package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.DataCollection.Mention;

/** What to do to one store to erase subjects of one type: set-based steps in a safe order, children first. */
public final class ErasurePlan {
    private static final long TURN = 0x6765776973740013L;

    private final Steps steps;
    private final String turnSql;
    private final CollectionName root;
    private final List<String> lockSql;
    private final List<String> constants;
    private final Selection selection;
    private final AddressResolver addresses;
    private final IdentifierReader identifiers;
    private final BulkRows bulk;

    private ErasurePlan(Reach reach) {
        this.selection = new Selection(reach);
        var sql = new StepSql(reach, selection);
        this.steps = Steps.of(reach, sql);
        this.constants = sql.constants();
        this.addresses = new AddressResolver(reach, selection, reach.collections());
        this.identifiers = new IdentifierReader(reach, selection);
        this.bulk = new BulkRows(reach, selection);
        this.root = reach.root();
        this.lockSql = lockSql(reach, selection);
        this.turnSql = reach.dialect().oneAtATime(TURN);
    }

    private static List<String> lockSql(Reach reach, Selection selection) {
        var locks = new ArrayList<String>();
        if (reach.isRootHere()) {
            var id = Sql.column("c", reach.type().root().field());
            locks.add(selection.with() + " select 1 from t, " + selection.table(reach.root()) + " c where " + id
                    + " = t.id order by " + id + reach.dialect().forUpdate("c"));
        }
        reach.collections().stream()
                .map(selection::lock)
                .filter(Objects::nonNull)
                .forEach(locks::add);
        return List.copyOf(locks);
    }

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     * @throws IllegalArgumentException when the map has no such subject type
     */
    public static ErasurePlan of(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        return new ErasurePlan(Reach.of(map, catalog, subjectType));
    }

    /** @param shared rows of other people may be among them */
    private record Steps(List<Step> own, List<Step> shared) {

        /**
         * What is one person's alone goes first; then others' mentions, while they can still be traced; then each
         * collection, children before parents.
         */
        static Steps of(Reach reach, StepSql sql) {
            var own = new ArrayList<Step>();
            var shared = new ArrayList<Step>();
            reach.map().collections().values().stream()
                    .filter(collection ->
                            reach.catalog().table(collection.name()).isPresent())
                    .sorted(Comparator.comparing(DataCollection::name))
                    .forEach(collection -> mentions(reach, collection)
                            .forEach(mentions -> shared.add(sql.mention(collection.name(), mentions))));
            var ownRows = OwnRows.of(reach);
            for (var turn : StepOrder.of(reach).turns()) {
                var steps = ownRows.containsAll(turn) ? own : shared;
                turn.stream().filter(reach::deletes).forEach(name -> unlinks(reach, sql, name, steps));
                steps.add(turn.size() == 1 ? sql.turn(turn.getFirst()) : sql.together(turn));
            }
            return new Steps(List.copyOf(own), List.copyOf(shared));
        }

        List<Step> all() {
            return Stream.concat(own.stream(), shared.stream()).toList();
        }
    }

    private static Collection<List<Mention>> mentions(Reach reach, DataCollection collection) {
        return collection.mentions().stream()
                .filter(mention -> reach.contains(mention.of().collection()))
                .collect(Collectors.groupingBy(Mention::redact, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static void unlinks(Reach reach, StepSql sql, CollectionName target, List<Step> steps) {
        for (var key : reach.catalog().foreignKeys()) {
            if (!key.target().equals(target.name()) || key.onDelete() != OnDelete.REFUSE) {
                continue;
            }
            reach.source(key)
                    .filter(source -> !reach.nullable(source, key).isEmpty())
                    .filter(source -> !lettingGo(reach, source, key))
                    .filter(source -> reach.contains(source) || !reach.holding().isOnlyHeld(target))
                    .ifPresent(source -> steps.add(sql.unlink(source, key, target)));
        }
    }

    /** Rows that are gone by then, or whose reference has been nulled as part of their own turn. */
    static boolean lettingGo(Reach reach, CollectionName source, Catalog.ForeignKey key) {
        if (reach.contains(source) && reach.pointsAway(source, key)) {
            return reach.holding().isOnlyHeld(new CollectionName(source.store(), key.target()));
        }
        if (!reach.contains(source) || !reach.isDeclared(source, key)) {
            return false;
        }
        return switch (reach.collection(source).treatment()) {
            case DELETE ->
                reach.isWay(source, key)
                        && (!source.name().equals(key.target())
                                || !source.equals(reach.root())
                                        && reach.collection(source).part().isEmpty());
            case KEEP -> false;
            case ANONYMISE ->
                FieldPlan.of(reach, source).stream()
                        .anyMatch(
                                plan -> key.columns().contains(plan.column().name()) && lettingGo(reach, source, plan));
        };
    }

    /** A row of somebody else's part keeps what it points to, unless that is the root, which goes last. */
    private static boolean lettingGo(Reach reach, CollectionName source, FieldPlan plan) {
        var column = plan.column().name();
        var ways = FieldPlan.ways(reach, source, column);
        return plan.strategy() instanceof Strategy.Null
                && plan.ways().containsAll(ways)
                && (reach.collection(source).part().isEmpty() || reach.refersToRoot(source, column));
    }

    public List<Step> steps() {
        return steps.all();
    }

    /** The first of the steps: they change no rows but such as one person has alone. */
    public List<Step> ownSteps() {
        return steps.own();
    }

    /** The other steps. */
    public List<Step> sharedSteps() {
        return steps.shared();
    }

    /**
     * A statement that waits until no other transaction is past it, as several often want the same rows, such as posts that
     * name two people, in whatever order. One row of one column; 0 in it says that it was waited in vain.
     */
    public String turnSql() {
        return turnSql;
    }

    /** The collection that has one row for each person; it may be in another store. */
    public CollectionName root() {
        return root;
    }

    /**
     * Statements that lock the targets' root rows, if they are in this store, and then rows that nobody but the targets
     * points to, in the order of their keys. What they return means nothing.
     */
    public List<String> lockSql() {
        return lockSql;
    }

    /** What can go before the steps, some rows at a time, of a person who has very many. */
    public BulkRows bulk() {
        return bulk;
    }

    /** Reads what identifies the targets. Must happen before anything is deleted; every target gets an entry. */
    public Map<UUID, Identifiers> identifiers(Connection store, Collection<Target> targets) throws SQLException {
        return identifiers.read(store, targets);
    }

    /** The targets to run {@link #lockSql} with, which needs no identifiers. */
    public Batch reading(Collection<Target> targets) {
        return selection.batch(targets);
    }

    /**
     * The targets to run the steps with. Where rows are found by an e-mail address, the store is asked who else has it: such
     * an address selects nothing.
     *
     * @param identifiers one entry per target, from {@link #identifiers} or as stored by the caller
     * @throws IllegalArgumentException when a target has no identifiers: its pseudonym would be null
     */
    public Batch batch(Connection store, Collection<Target> targets, Map<UUID, Identifiers> identifiers)
            throws SQLException {
        return addresses.resolve(store, unresolved(targets, identifiers));
    }

    /**
     * The same for a transaction that erases. Of two with the same address one waits here for the other's end, or else each
     * would leave the rows to the other.
     */
    public Batch lockedBatch(Connection store, Collection<Target> targets, Map<UUID, Identifiers> identifiers)
            throws SQLException {
        return addresses.lockAndResolve(store, unresolved(targets, identifiers));
    }

    private Batch unresolved(Collection<Target> targets, Map<UUID, Identifiers> identifiers) {
        for (var target : targets) {
            if (!identifiers.containsKey(target.requestId())) {
                throw new IllegalArgumentException("request " + target.requestId() + " has no identifiers");
            }
        }
        return selection.batch(targets, identifiers, constants);
    }
}
