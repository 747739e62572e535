package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.Change.Update;
import nl.gewist.datamap.DataCollection.Mention;
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
        var change = change(name, List.of(name));
        return change.changes()
                ? change.step().with(dialect.writing().apply(selection.with(), List.of(change)), List.of())
                : change.step();
    }

    private Change change(CollectionName name, List<CollectionName> turn) {
        return switch (reach.collection(name).treatment()) {
            case DELETE -> delete(name, turn);
            case ANONYMISE -> anonymise(name);
            case KEEP -> keep(name, true);
        };
    }

    private Change change(Step step, String hit, @Nullable Update update) {
        var name = step.collection();
        return new Change(step, selection.table(name), RowKey.of(reach.table(name)), hit, null, "", update);
    }

    private Change delete(CollectionName name, List<CollectionName> turn) {
        var hit = selection.hit(name, "");
        var paths = reach.paths(name);
        var along = paths.size() == 1 && !reach.holding().isHeld(paths.getFirst())
                ? selection.joins(paths.getFirst(), "c", true)
                : null;
        return new Change(
                new Step(name, Action.DELETE, count(hit), null, count(hit), false),
                selection.table(name),
                RowKey.of(reach.table(name)),
                hit,
                along,
                nulled("c", new RowByRow(reach, turn).release(name)),
                null);
    }

    private Change keep(CollectionName name, boolean retained) {
        var hit = selection.hit(name, "");
        return change(new Step(name, Action.KEEP, count(hit), null, null, retained), hit, null);
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
                new Update(fields.assignments(), holding, fields.unchanged()));
    }

    /** Several collections that must all come before one another: every selection sees the rows as they were. */
    Step together(List<CollectionName> names) {
        var changes = new RowByRow(reach, names)
                .order().orElse(names).stream().map(name -> change(name, names)).toList();
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
        var with = selection.with() + own;
        var count = with + ", hit as (" + hit + ")" + COUNT;
        var change = change(
                new Step(name, Action.MENTION, count, null, null, false),
                hit,
                dialect.writing().update(rows));
        return change.step().with(dialect.writing().apply(with, List.of(change)), List.of());
    }

    private Mentioned mentioned(CollectionName name, List<Mention> mentions, String others) {
        var columns = mentions.getFirst().redact().stream()
                .map(field -> reach.column(name, field))
                .toList();
        var tied = mentions.stream()
                .flatMap(mention ->
                        reach.paths(mention.of().collection()).stream().map(path -> tied(name, mention, path)))
                .collect(Collectors.joining(" union "));
        var patterns = columns.stream()
                .map(column -> dialect.pattern(Sql.column("c", column.name()), "u.needles", "u.patterns"))
                .toList();
        return new Mentioned(
                dialect, selection.table(name), RowKey.of(reach.table(name)), columns, tied, patterns, others);
    }

    private String tied(CollectionName name, Mention mention, RootPath path) {
        var of = mention.of();
        var joins = selection.joins(path, "d", true);
        return "select " + RowKey.of(reach.table(name)).select("c") + ", t.no, t.needles, t.patterns"
                + joins.from(List.of(selection.table(of.collection()) + " d", selection.table(name) + " c"))
                + " and " + Sql.column("c", mention.field()) + " = "
                + dialect.comparable(
                        reach.column(name, mention.field()),
                        reach.column(of.collection(), of.field()),
                        Sql.column("d", of.field()))
                + " and t.needles is not null";
    }

    /**
     * Lets rows that stay let go of rows that are about to be deleted. Where the person's own rows point to what is
     * theirs, these have their turn together with it and must still say so.
     */
    Step unlink(CollectionName from, Catalog.ForeignKey key, CollectionName target) {
        var reference = new Reference(from, key.columns(), target, key.targetColumns());
        var pointing = reach.contains(from)
                && (reach.pointsAway(from, key) || from.equals(target) && reach.isDeclared(from, key));
        var unlink = new Unlink(
                selection.with(),
                RowKey.of(reach.table(from)),
                pointing ? selection.each(from) : "",
                selection.hit(target, ""),
                selection.table(from),
                nulled("f", reach.nullable(from, key)),
                selection.table(target),
                RowKey.of(reach.table(target)).matches("c", "hit") + " and " + reach.join("f", reference, "c"));
        return new Step(from, Action.UNLINK, null, dialect.writing().unlink(unlink), null, false);
    }

    private String nulled(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> dialect.assigned(alias, column) + " = null")
                .collect(Collectors.joining(", "));
    }
}
