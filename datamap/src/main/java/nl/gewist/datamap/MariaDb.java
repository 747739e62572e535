package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.Column;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, in a session of {@link StoreKind#connecting}: targets are a JSON document in a variable of the session, so that
 * reading needs neither parameters nor a table to write. Texts are compared byte for byte, but where a column is compared
 * with a key of its own kind.
 */
enum MariaDb implements Dialect {
    INSTANCE;

    @Override
    public String targets(Reach reach) {
        if (reach.usesAddresses()) {
            throw new IllegalStateException("refused at load: belongs_by");
        }
        var column = reach.id();
        var id = value(column, "j.id");
        var exact = "";
        if (reach.isRootHere() && column.isText()) {
            // A collation that takes one text for another must not take one person for another.
            var root = Sql.column("r", column.name());
            exact = " left join " + Sql.table(reach.catalog().store(), reach.root()) + " r on " + root + " = " + id
                    + " and " + text(root) + " <> " + decoded("j.id");
            id = "case when " + root + " is null then " + id + " end";
        }
        return "t as (select j.no, " + id + " as id, " + decoded("j.owner") + " as owner, j.needles, "
                + decoded("j.patterns") + " as patterns, " + decoded("j.pseudonym")
                + " as pseudonym from json_table(@gewist_targets, '$[*]' columns (no int path '$.no', " + encoded("id")
                + encoded("owner") + "needles int path '$.needles', " + encoded("patterns")
                + "pseudonym varchar(100) path '$.pseudonym')) j" + exact + ")";
    }

    private static String encoded(String name) {
        return name + " mediumtext path '$." + name + "', ";
    }

    /** Texts come as {@link Json#hex}. */
    private String decoded(String value) {
        return text("convert(unhex(" + value + ") using utf8mb4)");
    }

    /** A text that came so as what the column holds, so that it can be compared with it along its index. */
    private String value(Column column, String text) {
        return column.isText() ? as(column, decoded(text)) : cast(column, decoded(text));
    }

    /** In the column's characters, if it has them all. */
    private String as(Column column, String text) {
        var characters = "convert(" + text + " using " + characterSet(column) + ")";
        return (characterSet(column).equals("utf8mb4")
                        ? "(" + characters
                        : "(case when " + text(characters) + " = " + text(text) + " then " + characters + " end")
                + " collate " + collation(column) + ")";
    }

    private static String collation(Column column) {
        var at = column.sqlType().lastIndexOf(" collate ");
        return at < 0 ? "utf8mb4_nopad_bin" : column.sqlType().substring(at + " collate ".length());
    }

    private static String characterSet(Column column) {
        return collation(column).replaceFirst("_.*", "");
    }

    @Override
    public void tell(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement("set @gewist_targets = ?")) {
            statement.setString(1, batch.json());
            statement.execute();
        }
    }

    @Override
    public void bind(PreparedStatement statement, String sql, Batch batch) {
        // What statements need to know is in the session.
    }

    @Override
    public Writing writing() {
        return new MariaDbWriting();
    }

    /** The session has it until {@link StoreKind#forget}. */
    @Override
    public String oneAtATime(long lock) {
        return "select get_lock(concat('gewist " + lock + " ', md5(database())), 600)";
    }

    @Override
    public String oneAtATime(String relation, String text) {
        throw new IllegalStateException("refused at load: belongs_by");
    }

    @Override
    public String forUpdate(String alias) {
        return " for update";
    }

    @Override
    public String asView() {
        return " as ";
    }

    @Override
    public String literal(String value) {
        if (value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a text with a NUL character");
        }
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public String text(String value) {
        return "(cast(" + value + " as char character set utf8mb4) collate utf8mb4_nopad_bin)";
    }

    @Override
    public String trimmed(String value) {
        return "trim(" + value + ")";
    }

    @Override
    public String date(String value) {
        return "cast(" + value + " as date)";
    }

    @Override
    public String number(String value) {
        return value;
    }

    @Override
    public String time(@Nullable Column column, String value) {
        return "cast(" + value + " as datetime(6))";
    }

    @Override
    public @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Other types take a text as it is, and refuse what does not fit. */
    @Override
    public String cast(Column column, String text) {
        return switch (column.type()) {
            case "int2", "int4", "int8" -> "cast(" + text + " as signed)";
            case "uuid" -> "cast(" + text + " as uuid)";
            default -> text;
        };
    }

    @Override
    public String castIfLike(String pattern, Column column, String text) {
        return "case when " + text + " regexp " + literal("(?i)^(?:" + pattern + ")\\z") + " then " + cast(column, text)
                + " end";
    }

    @Override
    public String comparable(Column from, Column to, String value) {
        return !from.isText() || collation(from).equals(collation(to)) ? value : as(from, value);
    }

    @Override
    public String exactly(Column from, Column to, String column, String value) {
        return from.isText() && to.isText() && !collation(from).equals(collation(to))
                ? " and " + text(column) + " = " + text(value)
                : "";
    }

    @Override
    public String isAnyOf(Column column, String value) {
        return value + " in (select " + value(column, "j.v")
                + " from json_table(?, '$[*]' columns (v mediumtext path '$')) j)";
    }

    @Override
    public String paths() {
        return "select " + decoded("j.v") + " as path from json_table(?, '$[*]' columns (v mediumtext path '$')) j";
    }

    @Override
    public void bindTexts(PreparedStatement statement, int at, Collection<String> texts) throws SQLException {
        statement.setString(at, texts.stream().map(Json::hex).collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    public String is(Column column, String value, String constant) {
        var loosely = value + " = " + cast(column, literal(constant));
        return column.isText() ? loosely + " and " + text(value) + " = " + text(literal(constant)) : loosely;
    }

    @Override
    public String constant(String value, List<String> bound) {
        return literal(value);
    }

    @Override
    public String isNot(Column column, String value, String constant) {
        return column.isText()
                ? "not (" + text(value) + " <=> " + text(constant) + ")"
                : "not (" + value + " <=> " + constant + ")";
    }

    @Override
    public String assigned(String alias, String column) {
        return Sql.column(alias, column);
    }

    @Override
    public String matches(String text, String pattern) {
        return text(text) + " regexp ('(?i)' || " + pattern + ")";
    }

    @Override
    public String replaced(String text, String pattern, String replacement) {
        return "regexp_replace(" + text(text) + ", '(?i)' || " + pattern + ", '" + replacement + "')";
    }

    /** Of a text in which any is found, all: needles would need a comparison with a list. */
    @Override
    public String pattern(String text, String needles, String patterns) {
        var all = "replace(" + patterns + ", char(31 using utf8mb4), '|')";
        return "case when " + found(text, all) + " then " + all + " end";
    }

    /** An expression that is too long is no error here, but null. */
    @Override
    public String found(String text, String pattern) {
        return "coalesce(" + matches(text, pattern) + ", " + text + " is not null and " + pattern + " is not null)";
    }

    @Override
    public String truncated(Column column, String unit, String value) {
        var format = switch (unit) {
            case "year" -> "%Y-01-01";
            case "month" -> "%Y-%m-01";
            default -> "%Y-%m-%d";
        };
        return "cast(date_format(" + value + ", '" + format + "') as datetime)";
    }

    @Override
    public String slices(String table, String text, int length, int step) {
        var longest = "gewist_longest as (select max(char_length(" + text + ")) as n from " + table + " c)";
        var starts = "gewist_starts as (select 1 as at union all select s.at + " + step
                + " from gewist_starts s, gewist_longest l where s.at + " + step + " <= l.n)";
        return "with recursive " + longest + ", " + starts + " select l.no, substr(l.words, s.at, " + length
                + ") from (select row_number() over () as no, " + text + " as words from " + table
                + " c where octet_length(" + text + ") > " + length
                + ") l join gewist_starts s on s.at <= char_length(l.words) order by l.no";
    }

    @Override
    public String random() {
        return "substr(md5(rand()), 1, 8)";
    }

    @Override
    public String count(@Nullable String where) {
        return "count(" + only("1", where) + ")";
    }

    @Override
    public String joined(String value, @Nullable String where) {
        return "group_concat(distinct " + only(value, where) + " separator '" + Redaction.SEPARATOR + "')";
    }

    @Override
    public String least(String value, @Nullable String where) {
        return "min(" + only(value, where) + ")";
    }

    private static String only(String value, @Nullable String where) {
        return where == null ? value : "case when " + where + " then " + value + " end";
    }
}
