package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gewist.datamap.Change.Update;

/**
 * A statement of MariaDB that changes rows does not say which: those to change are first written down in temporary tables,
 * which need no commit, and counted afterwards. Foreign keys are checked row by row: rows that are about to go let go of
 * one another before.
 */
final class MariaDbWriting implements Writing {
    private static final String HIT = "\"gewist_hit";
    private static final String OWN = "\"gewist_own\"";

    /** All of them, but of a circle of more collections than there ever was. */
    static final String TABLES =
            IntStream.range(0, 32).mapToObj(MariaDbWriting::hit).collect(Collectors.joining(", ", OWN + ", ", ""));

    @Override
    public Script apply(String with, List<Change> changes) {
        var all = IntStream.range(0, changes.size()).boxed().toList();
        var statements = new ArrayList<String>();
        all.forEach(part -> statements.add(kept(hit(part), with, found(changes.get(part)))));
        all.forEach(part -> update(changes.get(part), part, statements));
        all.forEach(part -> delete(changes.get(part), part, statements));
        statements.add(all.stream()
                .map(part -> "select " + part + " as part, " + result(changes.get(part), hit(part)))
                .collect(Collectors.joining(" union all ")));
        return new Script(statements);
    }

    private static String hit(int part) {
        return HIT + part + '"';
    }

    private static String kept(String name, String with, String rows) {
        return "create or replace temporary table " + name + " as " + with + rows;
    }

    /** What follows the selections: only rows that hold something are to be changed. */
    private static String found(Change change) {
        var update = change.update();
        return update == null
                ? " " + change.hit()
                : ", hit as (" + change.hit() + ") select hit.* from hit, " + change.table() + " c where "
                        + update.where();
    }

    private static void update(Change change, int part, List<String> statements) {
        var update = change.update();
        if (update != null) {
            statements.add(set(change, part, update.set()));
        } else if (!change.release().isEmpty()) {
            statements.add(set(change, part, change.release()));
        }
    }

    private static String set(Change change, int part, String set) {
        return "update " + change.table() + " c join " + hit(part) + " hit on " + change.matches() + " set " + set;
    }

    private static void delete(Change change, int part, List<String> statements) {
        if (change.update() == null && change.changes()) {
            statements.add("delete c from " + change.table() + " c join " + hit(part) + " hit on " + change.matches());
        }
    }

    /** Of what was to be deleted that is unchanged which is still there. */
    private static String result(Change change, String hit) {
        var update = change.update();
        if (update != null) {
            return "hit.no, count(*) as \"rows\", count(case when " + update.unchanged()
                    + " then 1 end) as unchanged from " + hit + " hit join " + change.table() + " c on "
                    + change.matches() + " group by hit.no";
        }
        if (!change.changes()) {
            return "hit.no, count(*) as \"rows\", 0 as unchanged from " + hit + " hit group by hit.no";
        }
        var there = "count(c." + change.key().columns().getFirst() + ")";
        return "hit.no, count(*) - " + there + " as \"rows\", " + there + " as unchanged from " + hit
                + " hit left join " + change.table() + " c on " + change.matches() + " group by hit.no";
    }

    @Override
    public Script unlink(Unlink unlink) {
        var statements = new ArrayList<String>();
        statements.add(kept(hit(0), unlink.with(), " " + unlink.hit()));
        if (!unlink.own().isEmpty()) {
            statements.add(kept(OWN, unlink.with(), " " + unlink.own()));
        }
        statements.add(kept(
                hit(1),
                "",
                "select " + unlink.key().select("f") + ", min(hit.no) as no from " + hit(0)
                        + " hit, " + unlink.target() + " c, " + unlink.table() + " f where " + unlink.on()
                        + unlink.others(OWN + " own") + " group by "
                        + unlink.key().columns("f")));
        statements.add("update " + unlink.table() + " f join " + hit(1) + " hit on "
                + unlink.key().matches("f", "hit") + " set " + unlink.set());
        statements.add("select hit.no, count(*) as \"rows\", 0 as unchanged from " + hit(1) + " hit group by hit.no");
        return new Script(statements);
    }

    @Override
    public Script deleteSome(String with, String hit, String table, RowKey key) {
        return new Script(List.of(
                kept(hit(0), with, " " + hit),
                "delete c from " + table + " c join " + hit(0) + " hit on " + key.matches("c", "hit"),
                "select count(*) as \"rows\" from (select distinct " + key.names("hit") + " from " + hit(0)
                        + " hit) d"));
    }

    @Override
    public String hit(Mentioned rows) {
        var key = rows.key();
        return "select " + key.names("m")
                + ", min(m.no) as no, group_concat(distinct m.pattern separator '|') as pattern"
                + " from (select " + key.names("u") + ", u.no, nullif(concat_ws('|', "
                + String.join(", ", rows.patterns()) + "), '') as pattern from (" + rows.tied() + ") u, "
                + rows.table() + " c where " + key.matches("c", "u") + rows.others() + ") m"
                + " where m.pattern is not null group by " + key.names("m");
    }

    @Override
    public Update update(Mentioned rows) {
        var set = rows.columns().stream()
                .map(column -> Sql.column("c", column.name()) + " = " + rows.redacted(column, "hit.pattern"))
                .collect(Collectors.joining(", "));
        return new Update(set, rows.key().matches("c", "hit"), rows.found("hit.pattern"));
    }
}
