package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.gewist.datamap.DataCollection.Mention;
import nl.gewist.datamap.Step.Action;
import org.jspecify.annotations.Nullable;

/** Writes the statements of each kind of step. */
final class StepSql {
    private static final String COUNT = " select hit.no, count(*) as rows from hit group by hit.no";
    private static final String DONE =
            " select no, count(*) as rows, count(*) filter (where unchanged) as unchanged" + " from done group by no";

    private final Reach reach;
    private final Selection selection;
    private final List<String> constants = new ArrayList<>();

    StepSql(Reach reach, Selection selection) {
        this.reach = reach;
        this.selection = selection;
    }

    /** What the statements take from their sixth parameter. */
    List<String> constants() {
        return List.copyOf(constants);
    }

    private String count(CollectionName name) {
        return selection.with() + ", hit as (" + selection.hit(name, "") + ")" + COUNT;
    }

    /**
     * What changes the rows of one collection.
     *
     * @param hit which rows belong
     * @param apply the statement that changes them, given what to select them from under the name {@code hit}; null when
     *     they are only counted
     */
    private record Change(Step step, String hit, @Nullable UnaryOperator<String> apply) {}

    /** One collection's turn by itself. */
    Step turn(CollectionName name) {
        var paths = reach.paths(name);
        if (reach.deletes(name) && paths.size() == 1 && !reach.holding().isHeld(paths.getFirst())) {
            return deleteAlong(name, paths.getFirst());
        }
        var change = change(name);
        if (change.apply() == null) {
            return change.step();
        }
        var done = change.apply().apply("hit");
        return change.step()
                .with(selection.with() + ", hit as (" + change.hit() + "), done as (" + done + ")" + DONE, List.of());
    }

    private Step deleteAlong(CollectionName name, RootPath path) {
        var joins = selection.joins(path, "c", true);
        var delete = ", done as (delete from " + selection.table(name) + " c using " + joins.others() + " where "
                + joins.where() + " returning t.no, false as unchanged)";
        return new Step(name, Action.DELETE, count(name), selection.with() + delete + DONE, count(name), false);
    }

    private Change change(CollectionName name) {
        return switch (reach.collection(name).treatment()) {
            case DELETE -> delete(name);
            case ANONYMISE -> anonymise(name);
            case KEEP -> keep(name, true);
        };
    }

    private Change delete(CollectionName name) {
        var matching = RowKey.of(reach.table(name)).matches("c", "hit");
        return new Change(
                new Step(name, Action.DELETE, count(name), null, count(name), false),
                selection.hit(name, ""),
                hit -> "delete from " + selection.table(name) + " c using " + hit + " where " + matching
                        + " returning hit.no, false as unchanged");
    }

    private Change keep(CollectionName name, boolean retained) {
        return new Change(
                new Step(name, Action.KEEP, count(name), null, null, retained), selection.hit(name, ""), null);
    }

    private Change anonymise(CollectionName name) {
        var fields = new FieldSql(FieldPlan.of(reach, name), reach.paths(name).size(), constants);
        var retained = reach.collection(name).keep() != null;
        if (fields.isEmpty()) {
            return keep(name, retained);
        }
        var selected = selection.hit(name, fields.aggregates());
        var table = selection.table(name);
        var holding = RowKey.of(reach.table(name)).matches("c", "hit") + " and " + fields.unchanged();
        var count = selection.with() + ", hit as (" + selected + ") select hit.no, count(*) as rows from hit, " + table
                + " c where " + holding + " group by hit.no";
        return new Change(
                new Step(name, Action.ANONYMISE, count, null, count, retained),
                selected,
                hit -> "update " + table + " c set " + fields.assignments() + " from " + hit + " where " + holding
                        + " returning hit.no, " + fields.unchanged() + " as unchanged");
    }

    /** Several collections that must all come before one another: every selection sees the rows as they were. */
    Step together(List<CollectionName> names) {
        var changes = names.stream().map(this::change).toList();
        var sql = new StringBuilder(selection.with());
        var results = new ArrayList<String>();
        for (int part = 0; part < changes.size(); part++) {
            var change = changes.get(part);
            var hit = "hit" + part;
            var done = "done" + part;
            sql.append(", ")
                    .append(hit)
                    .append(" as materialized (")
                    .append(change.hit())
                    .append(')');
            if (change.apply() != null) {
                sql.append(", ").append(done).append(" as (");
                sql.append(change.apply().apply(hit + " hit")).append(')');
            }
            results.add("select " + part + " as part, no, rows, unchanged from (" + result(change, hit, done) + ") r"
                    + part);
        }
        sql.append(' ').append(String.join(" union all ", results));
        var steps = changes.stream().map(Change::step).toList();
        return steps.getFirst().with(sql.toString(), steps.subList(1, steps.size()));
    }

    /** The selection of a delete is empty afterwards whatever happened: what was selected must have been deleted. */
    private static String result(Change change, String hit, String done) {
        return switch (change.step().action()) {
            case DELETE ->
                "select no, count(*) filter (where gone) as rows, count(*) filter (where not gone) - count(*) filter"
                        + " (where gone) as unchanged from (select no, false as gone from " + hit
                        + " union all select no, true from " + done + ") g group by no";
            case KEEP -> "select no, count(*) as rows, 0::bigint as unchanged from " + hit + " group by no";
            case ANONYMISE, MENTION, UNLINK -> DONE.replace("from done", "from " + done);
        };
    }

    /**
     * Rows of others that are tied to a row of the person, where an identifier really occurs.
     *
     * @param mentions of one collection, all with the same fields to redact, so that a row counts once
     */
    Step mention(CollectionName name, List<Mention> mentions) {
        var table = selection.table(name);
        var key = RowKey.of(reach.table(name));
        var fields = mentions.getFirst().redact();
        var tied = mentions.stream()
                .flatMap(mention ->
                        reach.paths(mention.of().collection()).stream().map(path -> tied(name, mention, path)))
                .collect(Collectors.joining(" union "));
        var own = reach.contains(name) ? ", own as (" + selection.each(name) + ")" : "";
        var others = own.isEmpty()
                ? ""
                : " and not exists (select from own where own.no = u.no and " + key.matches("c", "own") + ")";
        var patterns = fields.stream()
                .map(field -> Redaction.pattern(Sql.column("c", field), "u.needles", "u.patterns"))
                .collect(Collectors.joining(", "));
        var hit = selection.with() + own + ", hit as (select " + key.names("u")
                + ", min(u.no) as no, string_agg(distinct m.pattern, '|') as pattern from (" + tied + ") u, " + table
                + " c, lateral (select nullif(concat_ws('|', " + patterns + "), '') as pattern offset 0) m where "
                + key.matches("c", "u") + " and " + found("m.pattern", fields) + others + " group by " + key.names("u")
                + ")";
        var set = fields.stream()
                .map(field -> Sql.quote(field) + " = "
                        + FieldSql.redacted(reach.column(name, field), Sql.column("c", field), "hit.pattern"))
                .collect(Collectors.joining(", "));
        var apply = hit + ", done as (update " + table + " c set " + set + " from hit where "
                + key.matches("c", "hit") + " returning hit.no, " + found("hit.pattern", fields) + " as unchanged)"
                + DONE;
        return new Step(name, Action.MENTION, hit + COUNT, apply, null, false);
    }

    private String tied(CollectionName name, Mention mention, RootPath path) {
        var of = mention.of();
        var joins = selection.joins(path, "d", true);
        return "select " + RowKey.of(reach.table(name)).select("c") + ", t.no, t.needles, t.patterns"
                + joins.from(List.of(selection.table(of.collection()) + " d", selection.table(name) + " c"))
                + " and " + Sql.column("c", mention.field()) + " = " + Sql.column("d", of.field())
                + " and t.needles is not null";
    }

    private static String found(String pattern, List<String> fields) {
        return fields.stream()
                .map(field -> "coalesce(" + Sql.column("c", field) + " ~* " + pattern + ", false)")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /**
     * Lets rows that stay let go of rows that are about to be deleted. Where the person's own rows point to what is
     * theirs, these have their turn together with it and must still say so.
     */
    Step unlink(CollectionName from, Catalog.ForeignKey key, CollectionName target) {
        var table = selection.table(from);
        var reference = new Reference(from, key.columns(), target, key.targetColumns());
        var set = reach.nullable(from, key).stream()
                .map(column -> Sql.quote(column) + " = null")
                .collect(Collectors.joining(", "));
        var row = RowKey.of(reach.table(target));
        var pointing = reach.contains(from)
                && (reach.pointsAway(from, key) || from.equals(target) && reach.isDeclared(from, key));
        var own = pointing ? ", own as (" + selection.each(from) + ")" : "";
        var others = pointing
                ? " and not exists (select from own where "
                        + RowKey.of(reach.table(from)).matches("f", "own") + ")"
                : "";
        var apply = selection.with() + own + ", hit as (" + selection.hit(target, "") + "), done as (update " + table
                + " f set " + set + " from hit, " + selection.table(target) + " c where " + row.matches("c", "hit")
                + " and " + reach.join("f", reference, "c") + others + " returning hit.no, false as unchanged)" + DONE;
        return new Step(from, Action.UNLINK, null, apply, null, false);
    }
}
