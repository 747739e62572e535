package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.DataCollection.Mention;
import nl.gewist.datamap.Step.Action;

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

    Step keep(CollectionName name) {
        return new Step(name, Action.KEEP, count(name), null, null, true);
    }

    private String count(CollectionName name) {
        return selection.with() + ", hit as (" + selection.hit(name, "") + ")" + COUNT;
    }

    Step delete(CollectionName name) {
        var table = selection.table(name);
        var paths = reach.paths(name);
        var key = RowKey.of(reach.table(name));
        String delete;
        if (paths.size() == 1) {
            var joins = selection.joins(paths.getFirst(), "c", true);
            delete = ", done as (delete from " + table + " c using " + joins.others() + " where " + joins.where()
                    + " returning t.no, false as unchanged)";
        } else {
            delete = ", hit as (" + selection.hit(name, "") + "), done as (delete from " + table + " c using hit where "
                    + key.matches("c", "hit") + " returning hit.no, false as unchanged)";
        }
        return new Step(name, Action.DELETE, count(name), selection.with() + delete + DONE, count(name), false);
    }

    Step anonymise(CollectionName name) {
        var fields = new FieldSql(FieldPlan.of(reach, name), reach.paths(name).size(), constants);
        var retained = reach.collection(name).keep() != null;
        if (fields.isEmpty()) {
            return new Step(name, Action.KEEP, count(name), null, null, retained);
        }
        var hit = selection.with() + ", hit as (" + selection.hit(name, fields.aggregates()) + ")";
        var table = selection.table(name);
        var holding = RowKey.of(reach.table(name)).matches("c", "hit") + " and " + fields.unchanged();
        var count = hit + " select hit.no, count(*) as rows from hit, " + table + " c where " + holding
                + " group by hit.no";
        var apply = hit + ", done as (update " + table + " c set " + fields.assignments() + " from hit where " + holding
                + " returning hit.no, " + fields.unchanged() + " as unchanged)" + DONE;
        return new Step(name, Action.ANONYMISE, count, apply, count, retained);
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

    /** Lets rows that stay let go of rows that are about to be deleted. */
    Step unlink(CollectionName from, Catalog.ForeignKey key, CollectionName target) {
        var table = selection.table(from);
        var reference = new Reference(from, key.columns(), target, key.targetColumns());
        var set = reach.nullable(from, key).stream()
                .map(column -> Sql.quote(column) + " = null")
                .collect(Collectors.joining(", "));
        var row = RowKey.of(reach.table(target));
        var apply = selection.with() + ", hit as (" + selection.hit(target, "") + "), done as (update " + table
                + " f set " + set + " from hit, " + selection.table(target) + " c where " + row.matches("c", "hit")
                + " and " + reach.join("f", reference, "c") + " returning hit.no, false as unchanged)" + DONE;
        return new Step(from, Action.UNLINK, null, apply, null, false);
    }
}
