package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.Change.Update;
import nl.gewist.datamap.DataCollection.Mention;
import nl.gewist.datamap.Selection.Joins;
import nl.gewist.datamap.Step.Action;
import nl.gewist.datamap.Writing.Mentioned;
import nl.gewist.datamap.Writing.Unlink;
import org.jspecify.annotations.Nullable;

/** Plans the statements of each kind of step; how rows are changed, the kind of store says. */
final class StepSql {
    private static final String COUNT = " select hit.no, count(*) as \"rows\" from hit group by hit.no";

    private final Reach reach;
    private final Selection selection;
    private final Dialect dialect;
    private final List<String> constants = new ArrayList<>();

    StepSql(Reach reach, Selection selection) {
        this.reach = reach;
        this.selection = selection;
        this.dialect = reach.dialect();
    }

    /** Those that the statements have bound. */
    List<String> constants() {
        return List.copyOf(constants);
    }

    private String count(String hit) {
        return selection.with() + ", hit as (" + hit + ")" + COUNT;
    }

    /** One collection's turn by itself. */
    Step turn(CollectionName name) {
        var change = change(name);
        return change.changes()
                ? change.step().with(dialect.writing().apply(selection.with(), List.of(change)), List.of())
                : change.step();
    }

    private Change change(CollectionName name) {
        return switch (reach.collection(name).treatment()) {
            case DELETE -> delete(name);
            case ANONYMISE -> anonymise(name);
            case KEEP -> keep(name, true);
        };
    }

    private Change change(Step step, String hit, @Nullable Joins along, @Nullable Update update) {
        var name = step.collection();
        return new Change(step, selection.table(name), RowKey.of(reach.table(name)), hit, along, update);
    }

    private Change delete(CollectionName name) {
        var hit = selection.hit(name, "");
        var paths = reach.paths(name);
        var along = paths.size() == 1 && !reach.holding().isHeld(paths.getFirst())
                ? selection.joins(paths.getFirst(), "c", true)
                : null;
        return change(new Step(name, Action.DELETE, count(hit), null, count(hit), false), hit, along, null);
    }

    private Change keep(CollectionName name, boolean retained) {
        var hit = selection.hit(name, "");
        return change(new Step(name, Action.KEEP, count(hit), null, null, retained), hit, null, null);
    }

    private Change anonymise(CollectionName name) {
        var fields = new FieldSql(
                dialect, FieldPlan.of(reach, name), reach.paths(name).size(), constants);
        var retained = reach.collection(name).keep() != null;
        if (fields.isEmpty()) {
            return keep(name, retained);
        }
        var hit = selection.hit(name, fields.aggregates());
        var holding = RowKey.of(reach.table(name)).matches("c", "hit") + " and " + fields.unchanged();
        var count = selection.with() + ", hit as (" + hit + ") select hit.no, count(*) as \"rows\" from hit, "
                + selection.table(name) + " c where " + holding + " group by hit.no";
        return change(
                new Step(name, Action.ANONYMISE, count, null, count, retained),
                hit,
                null,
                new Update(fields.assignments(), holding, fields.unchanged()));
    }

    /** Several collections that must all come before one another: every selection sees the rows as they were. */
    Step together(List<CollectionName> names) {
        var changes = names.stream().map(this::change).toList();
        var steps = changes.stream().map(Change::step).toList();
        return steps.getFirst()
                .with(dialect.writing().apply(selection.with(), changes), steps.subList(1, steps.size()));
    }

    /**
     * Rows of others that are tied to a row of the person, where an identifier really occurs.
     *
     * @param mentions of one collection, all with the same fields to redact, so that a row counts once
     */
    Step mention(CollectionName name, List<Mention> mentions) {
        var key = RowKey.of(reach.table(name));
        var own = reach.contains(name) ? ", own as (" + selection.each(name) + ")" : "";
        var rows = mentioned(
                name,
                mentions,
                own.isEmpty()
                        ? ""
                        : " and not exists (select 1 from own where own.no = u.no and " + key.matches("c", "own")
                                + ")");
        var hit = dialect.writing().hit(rows);
        var set = rows.fields().stream()
                .map(field -> Sql.quote(field) + " = "
                        + FieldSql.redacted(dialect, reach.column(name, field), Sql.column("c", field), "hit.pattern"))
                .collect(Collectors.joining(", "));
        var with = selection.with() + own;
        var count = with + ", hit as (" + hit + ")" + COUNT;
        var change = change(
                new Step(name, Action.MENTION, count, null, null, false),
                hit,
                null,
                new Update(set, key.matches("c", "hit"), rows.found("hit.pattern")));
        return change.step().with(dialect.writing().apply(with, List.of(change)), List.of());
    }

    private Mentioned mentioned(CollectionName name, List<Mention> mentions, String others) {
        var fields = mentions.getFirst().redact();
        var tied = mentions.stream()
                .flatMap(mention ->
                        reach.paths(mention.of().collection()).stream().map(path -> tied(name, mention, path)))
                .collect(Collectors.joining(" union "));
        var patterns = fields.stream()
                .map(field -> dialect.pattern(Sql.column("c", field), "u.needles", "u.patterns"))
                .toList();
        return new Mentioned(
                dialect, selection.table(name), RowKey.of(reach.table(name)), fields, tied, patterns, others);
    }

    private String tied(CollectionName name, Mention mention, RootPath path) {
        var of = mention.of();
        var joins = selection.joins(path, "d", true);
        return "select " + RowKey.of(reach.table(name)).select("c") + ", t.no, t.needles, t.patterns"
                + joins.from(List.of(selection.table(of.collection()) + " d", selection.table(name) + " c"))
                + " and " + Sql.column("c", mention.field()) + " = " + Sql.column("d", of.field())
                + " and t.needles is not null";
    }

    /**
     * Lets rows that stay let go of rows that are about to be deleted. Where the person's own rows point to what is
     * theirs, these have their turn together with it and must still say so.
     */
    Step unlink(CollectionName from, Catalog.ForeignKey key, CollectionName target) {
        var reference = new Reference(from, key.columns(), target, key.targetColumns());
        var set = reach.nullable(from, key).stream()
                .map(column -> Sql.quote(column) + " = null")
                .collect(Collectors.joining(", "));
        var pointing = reach.contains(from)
                && (reach.pointsAway(from, key) || from.equals(target) && reach.isDeclared(from, key));
        var own = pointing ? ", own as (" + selection.each(from) + ")" : "";
        var others = pointing
                ? " and not exists (select 1 from own where "
                        + RowKey.of(reach.table(from)).matches("f", "own") + ")"
                : "";
        var where =
                RowKey.of(reach.table(target)).matches("c", "hit") + " and " + reach.join("f", reference, "c") + others;
        var unlink = new Unlink(
                selection.with(),
                own,
                selection.hit(target, ""),
                selection.table(from),
                set,
                selection.table(target),
                where);
        return new Step(from, Action.UNLINK, null, dialect.writing().unlink(unlink), null, false);
    }
}
