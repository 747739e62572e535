package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gewist.datamap.RootPath.End;
import org.jspecify.annotations.Nullable;

/**
 * The rows that belong to a batch of targets, as SQL. The targets are one relation {@code t}, so
 * that a statement's text does not depend on their number; joins go from it along indexed keys. Where rows are found by
 * e-mail addresses, these are a second relation {@code e(no, value)}.
 */
final class Selection {
    private static final Pattern RELATION = Pattern.compile("t|own|owned|hit|tree[0-9]+s?", Pattern.CASE_INSENSITIVE);

    private final Reach reach;
    private final Dialect dialect;
    private final Trees trees;
    private final String with;
    private final boolean addresses;

    Selection(Reach reach) {
        this.reach = reach;
        this.dialect = reach.dialect();
        this.trees = new Trees(reach, this);
        this.addresses = reach.usesAddresses();
        this.with = "with " + (trees.isEmpty() ? "" : "recursive ") + dialect.targets(reach) + trees.relations();
    }

    /** Whether a relation of a statement is called so: it hides a table of that name. */
    static boolean names(String table) {
        return RELATION.matcher(table).matches();
    }

    /** The targets without anybody's addresses: finds rows by key only. */
    Batch batch(Collection<Target> targets) {
        return batch(targets, Map.of(), List.of());
    }

    Batch batch(Collection<Target> targets, Map<UUID, Identifiers> identifiers, List<String> constants) {
        var batch = Batch.of(dialect, targets, IdType.of(reach.id()), identifiers, constants);
        return addresses ? batch.with(Addresses.of(batch.targets(), identifiers)) : batch;
    }

    /** Opens every statement that a {@link Batch} runs. */
    String with() {
        return with;
    }

    /** What one way needs: tables to list and conditions; the collection itself is {@code alias}. */
    record Joins(List<String> tables, List<String> conditions) {

        String from(String alias, String table) {
            return from(List.of(table + " " + alias));
        }

        String from(List<String> more) {
            var all = new ArrayList<>(List.of("t"));
            all.addAll(tables);
            all.addAll(more);
            return " from " + String.join(", ", all) + " where " + String.join(" and ", conditions);
        }

        /** For {@code update … from} and {@code delete … using}, which name their own table elsewhere. */
        String others() {
            return IntStream.range(0, tables.size() + 1)
                    .mapToObj(i -> i == 0 ? "t" : tables.get(i - 1))
                    .collect(Collectors.joining(", "));
        }

        String where() {
            return String.join(" and ", conditions);
        }
    }

    /**
     * Joins {@code alias}, a row of the path's collection, to its targets.
     *
     * Where something of the person only points to a row on the way, nobody else may point to it.
     *
     * @param scoped whether a target's owner limits the rows
     */
    Joins joins(RootPath path, String alias, boolean scoped) {
        var tables = new ArrayList<String>();
        var conditions = new ArrayList<String>();
        var at = alias;
        var scope = scoped ? "t.owner is null" : "";
        var collection = path.from();
        boolean owned = false;
        for (int i = 0; i <= path.hops().size(); i++) {
            if (scoped && !owned && !reach.collection(collection).part().isEmpty()) {
                scope = "(t.owner is null or t.owner = " + owner(collection, at) + ")";
                owned = true;
            }
            if (i == path.hops().size() && path.tree() != null) {
                trees.join(path, at, scoped && !owned, tables, conditions);
                scope = owned ? scope : "";
                break;
            }
            if (i == path.hops().size() && path.end() instanceof End.Address(var field)) {
                tables.add("e");
                conditions.add("e.no = t.no and " + dialect.address(Sql.column(at, field)) + " = e.value");
                break;
            }
            if (i == path.hops().size()) {
                conditions.addFirst(Sql.column(at, reach.type().root().field()) + " = t.id");
                break;
            }
            var hop = path.hops().get(i);
            if (reach.holding().isHeld(hop)) {
                conditions.addAll(reach.holding().free(this, hop.from(), at, scoped));
            }
            if (i == path.hops().size() - 1 && isRootId(hop)) {
                conditions.addFirst(reach.equal(at, hop, 0, "t.id"));
                conditions.addAll(reach.meant(at, hop));
                break;
            }
            var parent = alias + "_" + (i + 1);
            tables.add(table(hop.to()) + " " + parent);
            conditions.add(reach.join(at, hop, parent));
            at = parent;
            collection = hop.to();
        }
        if (!scope.isEmpty()) {
            conditions.add(scope);
        }
        return new Joins(tables, conditions);
    }

    /** A reference to the root's id needs no root row: rows are found after it is gone, and in other stores. */
    private boolean isRootId(Reference hop) {
        return hop.columns().size() == 1
                && hop.to().equals(reach.root())
                && hop.targetColumns().equals(List.of(reach.type().root().field()))
                && (hop.crossesStores() || reach.collection(reach.root()).part().isEmpty());
    }

    private String owner(CollectionName collection, String alias) {
        return dialect.text(new Lookup(reach)
                .scalar(collection, alias, reach.collection(collection).partPath()));
    }

    /**
     * All rows of a collection that belong to the targets, each once: {@code k0…} its key, {@code no} its target.
     *
     * @param extra further aggregates over {@code u(k0…, no, needles, patterns, pseudonym, way)}, each starting with a comma
     */
    String hit(CollectionName name, String extra) {
        var key = RowKey.of(reach.table(name));
        var paths = reach.paths(name);
        var person = extra.isEmpty() ? "" : ", t.needles, t.patterns, t.pseudonym";
        var union = IntStream.range(0, paths.size())
                .mapToObj(i -> "select " + key.select("c") + ", t.no" + person + ", " + i + " as way"
                        + joins(paths.get(i), "c", true).from("c", table(name)))
                .collect(Collectors.joining(" union all "));
        return "select " + key.names("u") + ", min(u.no) as no" + extra + " from (" + union + ") u group by "
                + key.names("u");
    }

    /** Locks what the targets only point to, so that nobody else can begin to; null where nothing is. */
    @Nullable
    String lock(CollectionName name) {
        var key = RowKey.of(reach.table(name));
        var held = reach.paths(name).stream().filter(reach.holding()::isHeld).toList();
        if (held.isEmpty()) {
            return null;
        }
        var rows = held.stream()
                .map(path ->
                        "select " + key.select("c") + joins(path, "c", false).from("c", table(name)))
                .collect(Collectors.joining(" union "));
        return with() + ", hit as (" + rows + ") select 1 from hit, " + table(name) + " c where "
                + key.matches("c", "hit") + " order by " + key.names("hit") + dialect.forUpdate("c");
    }

    /** The rows of each target by itself, {@code k0…} and {@code no}, whoever else is in the batch. */
    String each(CollectionName name) {
        var key = RowKey.of(reach.table(name));
        return reach.paths(name).stream()
                .map(path -> "select " + key.select("c") + ", t.no"
                        + joins(path, "c", true).from("c", table(name)))
                .collect(Collectors.joining(" union "));
    }

    String table(CollectionName name) {
        return Sql.table(reach.catalog().store(), name);
    }
}
