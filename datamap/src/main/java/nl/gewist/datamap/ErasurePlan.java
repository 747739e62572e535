package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.DataCollection.Mention;

/** What to do to one store to erase subjects of one type: set-based steps in a safe order, children first. */
public final class ErasurePlan {
    private final List<Step> steps;
    private final CollectionName root;
    private final String lockSql;
    private final List<String> constants;
    private final IdType idType;
    private final IdentifierReader identifiers;

    private ErasurePlan(Reach reach) {
        var selection = new Selection(reach);
        var sql = new StepSql(reach, selection);
        this.steps = steps(reach, sql);
        this.constants = sql.constants();
        this.idType = selection.idType();
        this.identifiers = new IdentifierReader(reach, selection);
        this.root = reach.root();
        var id = Sql.column("c", reach.type().root().field());
        this.lockSql = selection.with() + " select t.no, 1::bigint as rows from t, " + selection.table(reach.root())
                + " c where " + id + " = t.id order by " + id + " for update of c";
    }

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     * @throws IllegalArgumentException when the map has no such subject type
     */
    public static ErasurePlan of(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        return new ErasurePlan(Reach.of(map, catalog, subjectType));
    }

    /** Others' mentions first, while they can still be traced; then each collection, children before parents. */
    private static List<Step> steps(Reach reach, StepSql sql) {
        var steps = new ArrayList<Step>();
        reach.map().collections().values().stream()
                .filter(collection -> reach.catalog().table(collection.name()).isPresent())
                .sorted(Comparator.comparing(DataCollection::name))
                .forEach(collection -> mentions(reach, collection)
                        .forEach(mentions -> steps.add(sql.mention(collection.name(), mentions))));
        for (var name : StepOrder.of(reach).order()) {
            switch (reach.collection(name).treatment()) {
                case DELETE -> {
                    unlinks(reach, sql, name, steps);
                    steps.add(sql.delete(name));
                }
                case ANONYMISE -> steps.add(sql.anonymise(name));
                case KEEP -> steps.add(sql.keep(name));
            }
        }
        return List.copyOf(steps);
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
                    .ifPresent(source -> steps.add(sql.unlink(source, key, target)));
        }
    }

    /** Rows that are gone by then, or whose reference to the root has been nulled as part of their own turn. */
    private static boolean lettingGo(Reach reach, CollectionName source, Catalog.ForeignKey key) {
        if (!reach.contains(source) || !reach.isDeclared(source, key)) {
            return false;
        }
        return switch (reach.collection(source).treatment()) {
            case DELETE -> true;
            case KEEP -> false;
            case ANONYMISE ->
                key.target().equals(reach.root().name())
                        && FieldPlan.of(reach, source).stream()
                                .anyMatch(plan ->
                                        key.columns().contains(plan.column().name())
                                                && plan.strategy() instanceof Strategy.Null);
        };
    }

    public List<Step> steps() {
        return steps;
    }

    /** The collection that has one row for each person. */
    public CollectionName root() {
        return root;
    }

    /** Locks the targets' root rows in the order of their ids; rows {@code (no int, rows bigint)} of those that exist. */
    public String lockSql() {
        return lockSql;
    }

    /** Reads what identifies the targets. Must happen before anything is deleted; every target gets an entry. */
    public Map<UUID, Identifiers> identifiers(Connection store, Collection<Target> targets) throws SQLException {
        return identifiers.read(store, targets);
    }

    /** The arrays to run {@link #lockSql} with, which needs no identifiers. */
    public Batch reading(Collection<Target> targets) {
        return Batch.of(targets, idType);
    }

    /**
     * The arrays to run the steps with.
     *
     * @param identifiers one entry per target, from {@link #identifiers} or as stored by the caller
     * @throws IllegalArgumentException when a target has no identifiers: its pseudonym would be null
     */
    public Batch batch(Collection<Target> targets, Map<UUID, Identifiers> identifiers) {
        for (var target : targets) {
            if (!identifiers.containsKey(target.requestId())) {
                throw new IllegalArgumentException("request " + target.requestId() + " has no identifiers");
            }
        }
        return Batch.of(targets, idType, identifiers, constants);
    }
}
