package nl.gewist.datamap;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gewist.datamap.ConstraintReader.Generated;
import org.jspecify.annotations.Nullable;

/** The statements of a {@link Trial} for one table and the fields that change together; each has one parameter. */
final class TrialSql {
    /** Made-up rows per statement. */
    private static final int ROWS = 100_000;

    private final Catalog.Table table;
    private final List<FieldPlan> plans;
    private final Map<String, Generated> generated;
    private final Samples samples;
    private final List<String> constants = new ArrayList<>();
    private final FieldSql fields;

    TrialSql(Catalog.Table table, List<FieldPlan> plans, Map<String, Generated> generated, Samples samples) {
        this.table = table;
        this.plans = plans;
        this.generated = generated;
        this.samples = samples;
        this.fields = new FieldSql(PostgreSql.INSTANCE, plans, 1, constants);
    }

    List<String> constants() {
        return constants;
    }

    /** The columns a constraint reads, those behind generated ones instead of them. */
    Set<String> columns(Constraint constraint) {
        var columns = new TreeSet<String>();
        for (var column : constraint.columns()) {
            var made = generated.get(column);
            if (made == null) {
                columns.add(column);
            } else {
                columns.addAll(made.columns());
            }
        }
        return columns;
    }

    /** What a strategy writes over its most telling value and over null, and whether that is seen as erased. */
    String write(FieldPlan plan) throws SQLException {
        var column = plan.column();
        var old = values(column.name(), List.of());
        return with(List.of(column.name()), List.of(List.of(old.getFirst(), old.getLast()))) + " select max(("
                + fields.value(plan, Sql.column("c", column.name())) + ")::" + column.sqlType() + "::text), bool_or("
                + fields.holds(plan, Sql.column("c", column.name())) + ") from c, hit";
    }

    /** One row: broken after; broken after but not before; fine before, with nothing null that changes. */
    String check(Constraint constraint, Set<String> columns) throws SQLException {
        var names = List.copyOf(columns);
        var alone = columns.size() == 1 && isFixed(plan(names.getFirst()));
        var all = new ArrayList<List<String>>();
        var most = (int) Math.floor(Math.pow(ROWS, 1.0 / names.size()));
        for (var name : names) {
            var values = values(name, constraint.expressions());
            all.add(alone ? values.subList(0, 1) : values.subList(0, Math.min(values.size(), most)));
        }
        var fits = constraint.expressions().getFirst();
        var before = alone ? "false" : "(select " + fits + " from (" + row(names, false) + ") r)";
        var filled = names.stream()
                .filter(name -> plan(name) != null)
                .map(name -> Sql.column("c", name) + " is not null")
                .collect(Collectors.joining(" and "));
        return with(names, all) + " select count(*) filter (where not n), count(*) filter (where o and not n),"
                + " count(*) filter (where o and " + filled + ") from (select c.*, " + before + " as o, (select " + fits
                + " from (" + row(names, true) + ") r) as n from c, hit offset 0) c";
    }

    /** Whether two rows that differ in what changes, and in nothing else, become the same. */
    String clash(Constraint constraint, Set<String> columns) throws SQLException {
        var names = List.copyOf(columns);
        var rows = new ArrayList<List<String>>(List.of(new ArrayList<>(), new ArrayList<>()));
        for (var name : names) {
            var values = samples.of(table.name(), column(name), List.of());
            rows.get(0).add(values.getFirst());
            rows.get(1).add(plan(name) == null ? values.getFirst() : values.get(Math.min(1, values.size() - 1)));
        }
        var keys = IntStream.range(0, constraint.expressions().size())
                .mapToObj(i -> "(" + constraint.expressions().get(i) + ")::text as k" + i)
                .collect(Collectors.joining(", "));
        var same = IntStream.range(0, constraint.expressions().size())
                .mapToObj(i -> "a.k" + i + (constraint.nullsClash() ? " is not distinct from " : " = ") + "b.k" + i)
                .collect(Collectors.joining(" and "));
        return hit()
                + IntStream.of(0, 1)
                        .mapToObj(i -> ", " + "ab".charAt(i) + " as (select " + keys + " from (select "
                                + made(names, rows.get(i)) + ") r)")
                        .collect(Collectors.joining())
                + " select " + same + " from a, b";
    }

    /** What the column may hold before, a document with all keys that go first of all. */
    private List<String> values(String name, List<String> expressions) throws SQLException {
        var values = new ArrayList<String>();
        if (plan(name) instanceof FieldPlan plan && plan.strategy() instanceof Strategy.Keys keys) {
            values.add(sample(keys.keys()) + "::" + samples.type(table.name(), plan.column()));
        }
        values.addAll(samples.of(table.name(), column(name), expressions));
        return values;
    }

    private static String sample(List<DocumentKey> keys) {
        return keys.stream()
                .map(key -> "jsonb_build_object(" + Sql.literal(key.name()) + ", "
                        + (key.inner().isEmpty() ? "'a@b'::text" : sample(key.inner())) + ")")
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    private String made(List<String> names, List<String> values) {
        return "x.* from hit, lateral (select "
                + IntStream.range(0, names.size())
                        .mapToObj(i -> values.get(i) + " as " + Sql.quote(names.get(i)))
                        .collect(Collectors.joining(", "))
                + ") c, lateral (" + row(names, true) + ") x";
    }

    private String with(List<String> names, List<List<String>> values) {
        var tables = IntStream.range(0, names.size())
                .mapToObj(i -> "(values (" + String.join("), (", values.get(i)) + ")) c" + i + "("
                        + Sql.quote(names.get(i)) + ")")
                .collect(Collectors.joining(", "));
        return hit() + ", c as (select * from " + tables + ")";
    }

    private String hit() {
        var finders = Finder.of(Samples.PERSON);
        return "with k as (select ?::text[] as v), hit as (select "
                + joined(finders.stream().map(Finder::needle).toList()) + " as n0, "
                + joined(finders.stream().map(Finder::pattern).toList()) + " as p0, '"
                + Samples.PERSON.pseudonym() + "'::text as s0)";
    }

    private static String joined(List<String> parts) {
        return Sql.literal(String.join(Redaction.SEPARATOR, parts)) + "::text";
    }

    /** A row of {@code c}, before or after, with the columns that the database makes of it. */
    private String row(List<String> names, boolean after) {
        var columns = names.stream()
                .map(name -> {
                    var plan = after ? plan(name) : null;
                    var old = Sql.column("c", name);
                    var value = plan == null
                            ? old
                            : "(" + fields.value(plan, old) + ")::"
                                    + plan.column().sqlType();
                    return value + " as " + Sql.quote(name);
                })
                .collect(Collectors.joining(", "));
        var made = generated.entrySet().stream()
                .filter(entry -> names.containsAll(entry.getValue().columns()))
                .map(entry -> ", " + entry.getValue().expression() + " as " + Sql.quote(entry.getKey()))
                .collect(Collectors.joining());
        return made.isEmpty() ? "select " + columns : "select r0.*" + made + " from (select " + columns + ") r0";
    }

    private static boolean isFixed(@Nullable FieldPlan plan) {
        return plan != null
                && switch (plan.strategyOrThrow()) {
                    case Strategy.Null ignored -> true;
                    case Strategy.Constant ignored -> true;
                    case Strategy.Pseudonym ignored -> true;
                    case Strategy.Redact ignored -> false;
                    case Strategy.Truncate ignored -> false;
                    case Strategy.Keys ignored -> false;
                };
    }

    private @Nullable FieldPlan plan(String column) {
        return plans.stream()
                .filter(plan -> plan.column().name().equals(column))
                .findFirst()
                .orElse(null);
    }

    private Catalog.Column column(String name) {
        return Objects.requireNonNull(table.columns().get(name));
    }
}
