package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Change.Update;

/** One statement finds, changes and counts: what is changed is a relation too. */
final class PostgreSqlWriting implements Writing {
    private static final String DONE =
            " select no, count(*) as rows, count(*) filter (where unchanged) as unchanged from done group by no";

    @Override
    public Script apply(String with, List<Change> changes) {
        if (changes.size() > 1) {
            return together(with, changes);
        }
        var change = changes.getFirst();
        var along = change.along();
        if (along != null) {
            return Script.of(with + ", done as (delete from " + change.table() + " c using " + along.others()
                    + " where " + along.where() + " returning t.no, false as unchanged)" + DONE);
        }
        return Script.of(with + ", hit as (" + change.hit() + "), done as (" + statement(change, "hit") + ")" + DONE);
    }

    private static String statement(Change change, String hit) {
        var update = change.update();
        return update == null
                ? "delete from " + change.table() + " c using " + hit + " where " + change.matches()
                        + " returning hit.no, false as unchanged"
                : "update " + change.table() + " c set " + update.set() + " from " + hit + " where " + update.where()
                        + " returning hit.no, " + update.unchanged() + " as unchanged";
    }

    /** Every selection sees the rows as they were. */
    private static Script together(String with, List<Change> changes) {
        var sql = new StringBuilder(with);
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
            if (change.changes()) {
                sql.append(", ").append(done).append(" as (");
                sql.append(statement(change, hit + " hit")).append(')');
            }
            results.add("select " + part + " as part, no, rows, unchanged from (" + result(change, hit, done) + ") r"
                    + part);
        }
        return Script.of(
                sql.append(' ').append(String.join(" union all ", results)).toString());
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

    @Override
    public Script unlink(Unlink unlink) {
        var own = unlink.own().isEmpty() ? "" : ", own as (" + unlink.own() + ")";
        return Script.of(unlink.with() + own + ", hit as (" + unlink.hit() + "), done as (update "
                + unlink.table() + " f set " + unlink.set() + " from hit, " + unlink.target() + " c where "
                + unlink.on() + unlink.others("own") + " returning hit.no, false as unchanged)" + DONE);
    }

    @Override
    public Script deleteSome(String with, String hit, String table, RowKey key) {
        return Script.of(with + ", hit as (" + hit + "), done as (delete from " + table + " c using hit where "
                + key.matches("c", "hit") + " returning 1) select count(*) as rows from done");
    }

    /** Redacts each text here, once: looking for an expression costs more than anything else of a statement. */
    @Override
    public String hit(Mentioned rows) {
        var keys = rows.key().names("u");
        // Whether a needle occurs is looked at before anything else: the planner cannot know that few rows have one.
        var named = "select " + keys + ", u.no, m.pattern from (" + rows.tied() + ") u, " + rows.table()
                + " c, lateral (select nullif(concat_ws('|', " + String.join(", ", rows.patterns())
                + "), '') as pattern offset 0) m where " + rows.key().matches("c", "u") + " and m.pattern is not null"
                + " offset 0";
        var grouped = "select " + keys + ", array_agg(u.no) as nos, array_agg(u.pattern) as patterns,"
                + " string_agg(distinct u.pattern, '|') as pattern from ("
                + named + ") u, " + rows.table() + " c where " + rows.key().matches("c", "u") + rows.others()
                + " group by " + keys;
        // A needle finds too much: of several people the row counts for one who really is named.
        var no = "case when cardinality(u.nos) > 1 then (select min(v.no) from unnest(u.nos, u.patterns) v(no, pattern)"
                + " where " + rows.found("v.pattern") + ") else u.nos[1] end";
        return "select " + keys + ", u.pattern, m.*, " + no + " as no"
                + each(rows, (column, i) -> ", " + rows.text(column) + " as o" + i, "") + " from ("
                + grouped + ") u, " + rows.table() + " c, lateral (select "
                + each(rows, (column, i) -> rows.redacted(column, "u.pattern") + " as n" + i, ", ")
                + " offset 0) m where " + rows.key().matches("c", "u") + " and ("
                + each(rows, (column, i) -> "m.n" + i + " <> " + rows.text(column), " or ") + ")";
    }

    /** A text that has changed since is redacted anew. */
    @Override
    public Update update(Mentioned rows) {
        var set = each(
                rows,
                (column, i) -> Sql.quote(column.name()) + " = case when " + rows.text(column)
                        + " is not distinct from hit.o" + i + " then hit.n" + i + " else "
                        + rows.redacted(column, "hit.pattern") + " end",
                ", ");
        var same = each(rows, (column, i) -> rows.text(column) + " is not distinct from hit.n" + i, " and ");
        return new Update(
                set, rows.key().matches("c", "hit"), "(not (" + same + ") and " + rows.found("hit.pattern") + ")");
    }

    private static String each(Mentioned rows, BiFunction<Column, Integer, String> part, String separator) {
        return IntStream.range(0, rows.columns().size())
                .mapToObj(i -> part.apply(rows.columns().get(i), i))
                .collect(Collectors.joining(separator));
    }
}
