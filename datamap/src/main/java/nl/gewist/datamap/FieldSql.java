package nl.gewist.datamap;

import java.util.ArrayList;
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
    private final List<FieldPlan> plans;
    private final int ways;
    private final List<String> constants;
    private final Map<List<Integer>, Integer> groups = new LinkedHashMap<>();

    /** @param constants the plan's constants so far; this one's are added */
    FieldSql(List<FieldPlan> plans, int ways, List<String> constants) {
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
            var filter = group.size() == ways ? "" : " filter (where u.way in (" + list + "))";
            if (!filter.isEmpty()) {
                sql.append(", count(*)").append(filter).append(" > 0 as a").append(number);
            }
            if (uses(group, Strategy::redacts)) {
                sql.append(", string_agg(u.needles, chr(31))")
                        .append(filter)
                        .append(" as n")
                        .append(number);
                sql.append(", string_agg(u.patterns, chr(31))")
                        .append(filter)
                        .append(" as p")
                        .append(number);
            }
            if (uses(group, Strategy::pseudonymises)) {
                sql.append(", min(u.pseudonym)").append(filter).append(" as s").append(number);
            }
        });
        return sql.toString();
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
            list.add(Sql.quote(plan.column().name()) + " = "
                    + (applies(plan).equals("true")
                            ? value
                            : "case when " + applies(plan) + " then " + value + " else " + old + " end"));
        }
        return String.join(", ", list);
    }

    /** True for a row that still holds something its strategies should have taken away. */
    String unchanged() {
        var list = new ArrayList<String>();
        for (var plan : plans) {
            var applies = applies(plan).equals("true") ? "" : applies(plan) + " and ";
            list.add("(" + applies + holds(plan, Sql.column("c", plan.column().name())) + ")");
        }
        return "(" + String.join(" or ", list) + ")";
    }

    String value(FieldPlan plan, String old) {
        return switch (plan.strategyOrThrow()) {
            case Strategy.Null ignored -> "null";
            case Strategy.Constant constant -> constant(plan, constant);
            case Strategy.Pseudonym ignored ->
                "case when " + old + " is null then null else "
                        + Pseudonyms.sql(plan.column(), plan.email(), pseudonym(plan)) + " end";
            case Strategy.Redact ignored when plan.column().isTextArray() -> redactedElements(plan, old);
            case Strategy.Redact ignored -> redacted(plan.column(), old, pattern(plan, old));
            case Strategy.Truncate truncate -> truncated(plan, truncate, old);
            // One without anything personal keeps its spelling.
            case Strategy.Keys keys ->
                "case when " + holds(plan, old) + " then (" + document(plan, keys, old) + ")::"
                        + plan.column().sqlType() + " else " + old + " end";
        };
    }

    static String redacted(Catalog.Column column, String old, String pattern) {
        var text = "regexp_replace(" + old + ", " + pattern + ", '" + Redaction.REPLACEMENT + "', 'gi')";
        var fitting = column.maxLength() == null ? text : "left(" + text + ", " + column.maxLength() + ")";
        return "coalesce(" + fitting + ", " + old + ")";
    }

    String holds(FieldPlan plan, String now) {
        return switch (plan.strategyOrThrow()) {
            case Strategy.Null ignored -> now + " is not null";
            case Strategy.Constant constant -> now + "::text is distinct from " + constant(plan, constant) + "::text";
            case Strategy.Pseudonym ignored -> "coalesce(position(" + pseudonym(plan) + " in " + now + ") = 0, false)";
            case Strategy.Redact ignored
            when plan.column().isTextArray() ->
                "exists (select from unnest(" + now + "::text[]) e(x) where e.x ~* " + pattern(plan, "e.x") + ")";
            case Strategy.Redact ignored -> "coalesce(" + now + " ~* " + pattern(plan, now) + ", false)";
            case Strategy.Truncate truncate -> "coalesce(" + now + " <> " + truncated(plan, truncate, now) + ", false)";
            case Strategy.Keys keys -> "coalesce(" + now + "::jsonb <> " + document(plan, keys, now) + ", false)";
        };
    }

    /** Each element by itself, in its place; an array that names nobody stays as it is, whatever its dimensions. */
    private String redactedElements(FieldPlan plan, String old) {
        return "case when " + holds(plan, old) + " then (select array_agg("
                + redacted(plan.column(), "e.x", pattern(plan, "e.x")) + " order by e.at)::"
                + plan.column().sqlType() + " from unnest(" + old + "::text[]) with ordinality e(x, at)) else " + old
                + " end";
    }

    private String document(FieldPlan plan, Strategy.Keys keys, String old) {
        return new DocumentSql((key, text) -> inDocument(plan, key, text)).without(keys.keys(), old);
    }

    /** What a key of a document becomes; it is a text of any length, and no column. */
    private String inDocument(FieldPlan plan, DocumentKey key, String text) {
        return switch (Objects.requireNonNull(key.strategy())) {
            case Strategy.Constant constant -> constant(constant) + "::text";
            case Strategy.Pseudonym ignored ->
                Pseudonyms.sql(Catalog.Column.ofText(key.name()), key.email(), pseudonym(plan));
            case Strategy.Redact ignored -> redacted(Catalog.Column.ofText(key.name()), text, pattern(plan, text));
            case Strategy.Null ignored -> throw new IllegalStateException("removed, not changed: " + key.name());
            case Strategy.Truncate ignored -> throw new IllegalStateException("no date: " + key.name());
            case Strategy.Keys ignored -> throw new IllegalStateException("looked into, not changed: " + key.name());
        };
    }

    private static String truncated(FieldPlan plan, Strategy.Truncate truncate, String old) {
        return "date_trunc('" + truncate.unit() + "', " + old + ")::"
                + plan.column().sqlType();
    }

    private String constant(FieldPlan plan, Strategy.Constant constant) {
        return constant(constant) + "::" + plan.column().sqlType();
    }

    private String constant(Strategy.Constant constant) {
        var at = constants.indexOf(constant.value());
        if (at < 0) {
            constants.add(constant.value());
            at = constants.size() - 1;
        }
        return "(select k.v[" + (at + 1) + "] from k)";
    }

    private String applies(FieldPlan plan) {
        return plan.ways().size() == ways ? "true" : "hit.a" + groups.get(plan.ways());
    }

    private String pattern(FieldPlan plan, String text) {
        var number = groups.get(plan.ways());
        return Redaction.pattern(text, "hit.n" + number, "hit.p" + number);
    }

    private String pseudonym(FieldPlan plan) {
        return "hit.s" + groups.get(plan.ways());
    }
}
