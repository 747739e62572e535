package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.gewist.datamap.Catalog.Column;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one field of an anonymised row, the default filled in: erased unless kept with a legal basis.
 *
 * @param strategy null when the map names none and the column allows no default
 * @param ways indexes of the {@link RootPath}s it applies to
 */
record FieldPlan(Column column, @Nullable Strategy strategy, List<Integer> ways, boolean email) {

    FieldPlan {
        ways = List.copyOf(ways);
    }

    /** The plans of all fields that change, by name. */
    static List<FieldPlan> of(Reach reach, CollectionName name) {
        var plans = new ArrayList<FieldPlan>();
        reach.collection(name).fields().values().stream()
                .sorted(Comparator.comparing(DataField::name))
                .forEach(field -> of(reach, name, field).ifPresent(plans::add));
        return plans;
    }

    private static Optional<FieldPlan> of(Reach reach, CollectionName name, DataField field) {
        var collection = reach.collection(name);
        var column = reach.column(name, field.name());
        var rule = collection.rules().get(field.name());
        if (rule != null) {
            var through = rule.through();
            var ways = through == null ? usual(reach, name, field.name()) : ways(reach, name, through, true);
            return Optional.of(new FieldPlan(column, rule.strategy(), ways, field.email()));
        }
        if (!isErased(reach, collection, field) || column.generated()) {
            return Optional.empty();
        }
        var ways = usual(reach, name, field.name());
        return Optional.of(new FieldPlan(column, standard(column), ways, field.email()));
    }

    private static boolean isErased(Reach reach, DataCollection collection, DataField field) {
        var keep = collection.keep();
        if (keep != null && keep.fields().contains(field.name())
                || reach.table(collection.name()).primaryKey().contains(field.name())) {
            return false;
        }
        return field.holdsPersonal()
                || reach.pointsAway(collection.name(), field.name())
                || collection.belongsBy().contains(field.name())
                || reach.deletesRoot() && reach.refersToRoot(collection.name(), field.name());
    }

    private static @Nullable Strategy standard(Column column) {
        if (column.nullable()) {
            return new Strategy.Null();
        }
        return column.isText() ? new Strategy.Pseudonym() : null;
    }

    /**
     * A reference to people's rows changes only in rows reached through it: by another one the row is somebody else's.
     * Nobody else's are the root's own rows, and those that only hold what they point to. Of the rows that belong by one
     * address, another address may be somebody else's.
     */
    private static List<Integer> usual(Reach reach, CollectionName name, String field) {
        if (reach.collection(name).belongsBy().contains(field)) {
            var paths = reach.paths(name);
            return IntStream.range(0, paths.size())
                    .filter(i -> paths.get(i).address() == null || paths.get(i).startsWith(field))
                    .boxed()
                    .toList();
        }
        var elses = reach.refersToPeople(name, field) && !name.equals(reach.root()) && !reach.pointsAway(name, field);
        return ways(reach, name, field, elses);
    }

    /** By a reference column only the rows reached through it; by any other field all. */
    private static List<Integer> ways(Reach reach, CollectionName name, String through, boolean required) {
        var by = ways(reach, name, through);
        return by.isEmpty() && !required
                ? IntStream.range(0, reach.paths(name).size()).boxed().toList()
                : by;
    }

    /** The ways that start with this column. */
    static List<Integer> ways(Reach reach, CollectionName name, String column) {
        var paths = reach.paths(name);
        return IntStream.range(0, paths.size())
                .filter(i -> paths.get(i).startsWith(column))
                .boxed()
                .toList();
    }

    Strategy strategyOrThrow() {
        return Objects.requireNonNull(strategy, "checked against the live schema before planning");
    }
}
