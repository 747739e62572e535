package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The SQL of one collection's field strategies. With several ways to belong, a strategy may hold for some of them: the
 * aggregates then say, per row, by which ways it was reached and whose identifiers those were.
 */
final class FieldSql {
    private final Dialect dialect;
    private final List<FieldPlan> plans;
    private final int ways;
    private final List<String> constants;
    private final Map<List<Integer>, Integer> groups = new LinkedHashMap<>();

    /** @param constants the plan's constants so far; this one's are added */
    FieldSql(Dialect dialect, List<FieldPlan> plans, int ways, List<String> constants) {
        this.dialect = dialect;
        this.plans = plans;
        this.ways = ways;
        this.constants = constants;
        plans.forEach(plan -> groups.computeIfAbsent(plan.ways(), w -> groups.size()));
    }

    boolean isEmpty() {
        return plans.isEmpty();
    }

    /** Extra columns of {@link Selection#hit}. */
    String aggregates() {
        var sql = new StringBuilder();
        groups.forEach((group, number) -> {
            var list = group.isEmpty()
                    ? "-1"
                    : String.join(", ", group.stream().map(String::valueOf).toList());
            var where = group.size() == ways ? null : "u.way in (" + list + ")";
            if (where != null) {
                append(sql, dialect.count(where) + " > 0", "a" + number);
            }
            if (uses(group, Strategy::redacts)) {
                append(sql, dialect.joined("u.needles", where), "n" + number);
                append(sql, dialect.joined("u.patterns", where), "p" + number);
            }
            if (uses(group, Strategy::pseudonymises)) {
                append(sql, dialect.least("u.pseudonym", where), "s" + number);
            }
        });
        return sql.toString();
    }

    private static void append(StringBuilder sql, String value, String name) {
        sql.append(", ").append(value).append(" as ").append(name);
    }

    private boolean uses(List<Integer> group, Predicate<Strategy> does) {
        return plans.stream()
                .anyMatch(plan -> plan.ways().equals(group) && plan.strategy() != null && does.test(plan.strategy()));
    }

    /** {@code "field" = …} for all fields; {@code c} is the row. */
    String assignments() {
        var list = new ArrayList<String>();
        for (var plan : plans) {
            var old = Sql.column("c", plan.column().name());
            var value = value(plan, old);
            list.add(dialect.assigned("c", plan.column().name()) + " = "
                    + (applies(plan).equals("true")
                            ? value
                            : "case when " + applies(plan) + " then " + value + " else " + old + " end"));
        }
        return String.join(", ", list);
    }

    /** True for a row that still holds something its strategies should have taken away. */
    String unchanged() {
        var list = new ArrayList<String>();
        for (var plan : cheapFirst()) {
            var applies = applies(plan).equals("true") ? "" : applies(plan) + " and ";
            list.add("(" + applies + holds(plan, Sql.column("c", plan.column().name())) + ")");
        }
        return "(" + String.join(" or ", list) + ")";
    }

    /** A row that holds something at the first look need not have its texts searched. */
    private List<FieldPlan> cheapFirst() {
        return plans.stream()
                .sorted(Comparator.comparing(plan -> plan.strategyOrThrow().redacts()))
                .toList();
    }

    String value(FieldPlan plan, String old) {
        return switch (plan.strategyOrThrow()) {
            case Strategy.Null ignored -> "null";
            case Strategy.Constant constant -> constant(plan, constant);
            case Strategy.Pseudonym ignored ->
                "case when " + old + " is null then null else "
                        + Pseudonyms.sql(dialect, plan.column(), plan.email(), pseudonym(plan)) + " end";
            case Strategy.Redact ignored when plan.column().isTextArray() -> redactedElements(plan, old);
            case Strategy.Redact ignored -> redacted(dialect, plan.column(), old, pattern(plan, old));
            case Strategy.Truncate truncate -> truncated(plan, truncate, old);
            // One without anything personal keeps its spelling.
            case Strategy.Keys keys ->
                "case when " + holds(plan, old) + " then (" + document(plan, keys, old) + ")::"
                        + plan.column().sqlType() + " else " + old + " end";
        };
    }

    static String redacted(Dialect dialect, Catalog.Column column, String old, String pattern) {
        var text = dialect.replaced(old, pattern, Redaction.REPLACEMENT);
        var fitting = column.maxLength() == null ? text : "left(" + text + ", " + column.maxLength() + ")";
        return "coalesce(" + fitting + ", " + old + ")";
    }

    String holds(FieldPlan plan, String now) {
        return switch (plan.strategyOrThrow()) {
            case Strategy.Null ignored -> now + " is not null";
            case Strategy.Constant constant -> dialect.isNot(plan.column(), now, constant(plan, constant));
            case Strategy.Pseudonym ignored -> "coalesce(position(" + pseudonym(plan) + " in " + now + ") = 0, false)";
            case Strategy.Redact ignored
            when plan.column().isTextArray() ->
                "exists (select from unnest(" + now + "::text[]) e(x) where e.x ~* " + pattern(plan, "e.x") + ")";
            case Strategy.Redact ignored -> dialect.found(now, pattern(plan, now));
            case Strategy.Truncate truncate -> "coalesce(" + now + " <> " + truncated(plan, truncate, now) + ", false)";
            case Strategy.Keys keys -> "coalesce(" + now + "::jsonb <> " + document(plan, keys, now) + ", false)";
        };
    }

    /** Each element by itself, in its place; an array that names nobody stays as it is, whatever its dimensions. */
    private String redactedElements(FieldPlan plan, String old) {
        return "case when " + holds(plan, old) + " then (select array_agg("
                + redacted(dialect, plan.column(), "e.x", pattern(plan, "e.x")) + " order by e.at)::"
                + plan.column().sqlType() + " from unnest(" + old + "::text[]) with ordinality e(x, at)) else " + old
                + " end";
    }

    private String document(FieldPlan plan, Strategy.Keys keys, String old) {
        return new DocumentSql((key, text) -> inDocument(plan, key, text)).without(keys.keys(), old);
    }

    /** What a key of a document becomes; it is a text of any length, and no column. */
    private String inDocument(FieldPlan plan, DocumentKey key, String text) {
        return switch (Objects.requireNonNull(key.strategy())) {
            case Strategy.Constant constant -> dialect.text(dialect.constant(constant.value(), constants));
            case Strategy.Pseudonym ignored ->
                Pseudonyms.sql(dialect, Catalog.Column.ofText(key.name()), key.email(), pseudonym(plan));
            case Strategy.Redact ignored ->
                redacted(dialect, Catalog.Column.ofText(key.name()), text, pattern(plan, text));
            case Strategy.Null ignored -> throw new IllegalStateException("removed, not changed: " + key.name());
            case Strategy.Truncate ignored -> throw new IllegalStateException("no date: " + key.name());
            case Strategy.Keys ignored -> throw new IllegalStateException("looked into, not changed: " + key.name());
        };
    }

    private String truncated(FieldPlan plan, Strategy.Truncate truncate, String old) {
        return dialect.truncated(plan.column(), truncate.unit(), old);
    }

    private String constant(FieldPlan plan, Strategy.Constant constant) {
        return dialect.cast(plan.column(), dialect.constant(constant.value(), constants));
    }

    private String applies(FieldPlan plan) {
        return plan.ways().size() == ways ? "true" : "hit.a" + groups.get(plan.ways());
    }

    private String pattern(FieldPlan plan, String text) {
        var number = groups.get(plan.ways());
        return dialect.pattern(text, "hit.n" + number, "hit.p" + number);
    }

    private String pseudonym(FieldPlan plan) {
        return "hit.s" + groups.get(plan.ways());
    }
}
