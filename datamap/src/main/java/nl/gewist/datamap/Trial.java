package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.Misfit.Code;
import org.jspecify.annotations.Nullable;

/**
 * Has the database itself try what the strategies would write, on made-up rows: types, domains, CHECK constraints,
 * generated columns and what must be unique. An update that is refused would otherwise stop an erasure halfway.
 */
final class Trial {
    private final Attempts attempts;
    private final Samples samples;
    private final Constraints constraints;
    private final Misfits misfits = new Misfits();

    private Trial(Connection connection, Constraints constraints) {
        this.attempts = new Attempts(connection);
        this.samples = new Samples(attempts, constraints.domains());
        this.constraints = constraints;
    }

    /**
     * Tries the subject types that fit the catalog so far.
     *
     * @param before what was tried earlier: nothing is tried twice on the same schema
     */
    static Tried run(Connection connection, DataMap map, Catalog catalog, @Nullable Tried before) throws SQLException {
        var constraints = new ConstraintReader(connection, catalog.store().schema()).read();
        if (before != null && before.isOf(catalog, constraints)) {
            return before;
        }
        var known = MapCheck.check(map, catalog);
        var trial = new Trial(connection, constraints);
        for (var type : map.subjects().values()) {
            if (known.stream().noneMatch(misfit -> misfit.subjectTypes().contains(type.name()))) {
                trial.tryType(new Reach(map, catalog, type));
            }
        }
        return new Tried(catalog, constraints, trial.misfits.toList());
    }

    private void tryType(Reach reach) throws SQLException {
        for (var name : reach.collections()) {
            if (reach.collection(name).treatment() == Treatment.ANONYMISE) {
                for (var plans : together(FieldPlan.of(reach, name))) {
                    tryPlans(reach, name, plans);
                }
            }
        }
        for (var collection : reach.map().collections().values()) {
            for (var mention : collection.mentions()) {
                if (reach.contains(mention.of().collection())
                        && reach.catalog().table(collection.name()).isPresent()) {
                    tryPlans(reach, collection.name(), redactions(reach, collection.name(), mention.redact()));
                }
            }
        }
    }

    static List<FieldPlan> redactions(Reach reach, CollectionName name, List<String> fields) {
        return fields.stream()
                .map(field -> new FieldPlan(reach.column(name, field), new Strategy.Redact(), List.of(0), false))
                .toList();
    }

    /** The fields that change together in a row reached by one way, and in one reached by all. */
    private static Set<List<FieldPlan>> together(List<FieldPlan> plans) {
        var sets = new LinkedHashSet<List<FieldPlan>>();
        var ways =
                plans.stream().flatMap(plan -> plan.ways().stream()).distinct().toList();
        sets.add(plans.stream().map(Trial::always).toList());
        ways.forEach(way -> sets.add(plans.stream()
                .filter(plan -> plan.ways().contains(way))
                .map(Trial::always)
                .toList()));
        return sets;
    }

    private static FieldPlan always(FieldPlan plan) {
        return new FieldPlan(plan.column(), plan.strategy(), List.of(0), plan.email());
    }

    private void tryPlans(Reach reach, CollectionName name, List<FieldPlan> plans) throws SQLException {
        var table = reach.table(name);
        var writes = new TrialSql(table, plans, constraints.generated().getOrDefault(table.name(), Map.of()), samples);
        boolean written = true;
        for (var plan : plans) {
            written &= tryWrite(reach, name, writes, plan);
        }
        if (!written) {
            return;
        }
        for (var constraint : constraints.byTable().getOrDefault(table.name(), List.of())) {
            var columns = writes.columns(constraint);
            var changed = plans.stream()
                    .map(plan -> plan.column().name())
                    .filter(columns::contains)
                    .toList();
            if (!changed.isEmpty() && !holds(writes, constraint, columns)) {
                misfits.add(
                        code(constraint),
                        name,
                        String.join(",", changed),
                        Set.of(reach.type().name()),
                        cure(constraint));
            }
        }
    }

    private boolean tryWrite(Reach reach, CollectionName name, TrialSql writes, FieldPlan plan) throws SQLException {
        var answer = attempts.ask(writes.write(plan), writes.constants());
        if (answer.failed()) {
            var isCheck = "23514".equals(answer.state());
            misfits.add(
                    isCheck ? Code.CHECK_VIOLATED : Code.TYPE_MISMATCH,
                    name,
                    plan.column().name(),
                    Set.of(reach.type().name()),
                    "is " + plan.column().sqlType() + ", which takes no " + word(plan.strategyOrThrow())
                            + ": use another strategy");
        }
        return !answer.failed();
    }

    private boolean holds(TrialSql writes, Constraint constraint, Set<String> columns) throws SQLException {
        if (constraint.kind() == Constraint.Kind.UNIQUE) {
            var answer = attempts.ask(writes.clash(constraint, columns), writes.constants());
            return !answer.failed() && !answer.isTrue(0);
        }
        var answer = attempts.ask(writes.check(constraint, columns), writes.constants());
        if (answer.failed()) {
            return false;
        }
        // Rows that could not exist before prove nothing, unless no row is known that could.
        return answer.number(answer.number(2) == 0 ? 0 : 1) == 0;
    }

    private static Code code(Constraint constraint) {
        return constraint.kind() == Constraint.Kind.UNIQUE ? Code.NOT_UNIQUE : Code.CHECK_VIOLATED;
    }

    private static String cure(Constraint constraint) {
        return constraint.kind() == Constraint.Kind.UNIQUE
                ? "two erased rows would clash in " + constraint.name() + ": use 'null' or pseudonym"
                : "the erased row would break " + constraint.name()
                        + ": use a strategy that it allows, or widen the constraint";
    }

    private static String word(Strategy strategy) {
        return switch (strategy) {
            case Strategy.Null ignored -> "null";
            case Strategy.Constant constant -> "'" + constant.value() + "'";
            case Strategy.Pseudonym ignored -> "pseudonym";
            case Strategy.Redact ignored -> "redacted text";
            case Strategy.Truncate truncate -> "date truncated to " + truncate.unit();
            case Strategy.Keys ignored -> "document without its personal keys";
        };
    }
}
