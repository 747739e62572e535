package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import nl.gewist.datamap.Catalog.Column;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: targets are bound as arrays, and rows are changed and counted in one statement. */
enum PostgreSql implements Dialect {
    INSTANCE;

    @Override
    public String targets(Reach reach) {
        return "t as (select * from unnest(?::int[], ?::text[]::"
                + IdType.of(reach.id()).sql()
                + "[], ?::text[], ?::text[], ?::text[], ?::text[])"
                + " as t(no, id, owner, needles, patterns, pseudonym)), k as (select ?::text[] as v)"
                + (reach.usesAddresses()
                        ? ", e as (select distinct no, " + address("value")
                                + " as value from unnest(?::int[], ?::text[]) as known(no, value))"
                        : "");
    }

    @Override
    public void tell(Connection connection, Batch batch) {
        // Statements bind them.
    }

    @Override
    public void bind(PreparedStatement statement, String sql, Batch batch) throws SQLException {
        batch.bind(statement, sql);
    }

    @Override
    public Writing writing() {
        return new PostgreSqlWriting();
    }

    @Override
    public String oneAtATime(long lock) {
        return "select pg_advisory_xact_lock(" + lock + ")";
    }

    /** In an order, so that of two that want the same none waits for the other. */
    @Override
    public String oneAtATime(String relation, String text) {
        return "select pg_advisory_xact_lock(lock) from (select distinct hashtextextended(" + text
                + ", 0) as lock from " + relation + " order by lock offset 0) locks";
    }

    @Override
    public String forUpdate(String alias) {
        return " for update of " + alias;
    }

    @Override
    public String asView() {
        return " as not materialized ";
    }

    @Override
    public String literal(String value) {
        return Sql.literal(value);
    }

    @Override
    public String text(String value) {
        return value + "::text";
    }

    @Override
    public String trimmed(String value) {
        return "btrim(" + value + ")";
    }

    @Override
    public String date(String value) {
        return value + "::date";
    }

    @Override
    public String number(String value) {
        return value + "::numeric";
    }

    @Override
    public String time(@Nullable Column column, String value) {
        if (column == null) {
            return "null::timestamptz";
        }
        return switch (column.type()) {
            case "timestamp", "date" -> value + "::timestamp at time zone 'UTC'";
            default -> value;
        };
    }

    @Override
    public @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public String cast(Column column, String text) {
        return text + "::" + column.sqlType();
    }

    @Override
    public String comparable(Column from, Column to, String value) {
        return value;
    }

    @Override
    public String isAnyOf(Column column, String value) {
        return value + " = any (?::text[]::" + column.sqlType() + "[])";
    }

    @Override
    public String paths() {
        return "select unnest(?::text[]) as path";
    }

    @Override
    public void bindTexts(PreparedStatement statement, int at, Collection<String> texts) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf("text", texts.toArray()));
    }

    @Override
    public String is(Column column, String value, String constant) {
        return value + " = " + literal(constant);
    }

    @Override
    public String constant(String value, List<String> bound) {
        if (!bound.contains(value)) {
            bound.add(value);
        }
        return "(select k.v[" + (bound.indexOf(value) + 1) + "] from k)";
    }

    @Override
    public String assigned(String alias, String column) {
        return Sql.quote(column);
    }

    @Override
    public String isNot(Column column, String value, String constant) {
        return text(value) + " is distinct from " + text(constant);
    }

    @Override
    public String exactly(Column from, Column to, String column, String value) {
        return "";
    }

    /** Here it is an error when it cannot be looked for. */
    @Override
    public String found(String text, String pattern) {
        return "coalesce(" + matches(text, pattern) + ", false)";
    }

    @Override
    public String matches(String text, String pattern) {
        return text + " ~* " + pattern;
    }

    @Override
    public String castIfLike(String pattern, Column column, String text) {
        return "case when " + text + " ~* '^" + pattern + "$' then " + cast(column, "(" + text + ")") + " end";
    }

    @Override
    public String replaced(String text, String pattern, String replacement) {
        return "regexp_replace(" + text + ", " + pattern + ", '" + replacement + "', 'gi')";
    }

    @Override
    public String pattern(String text, String needles, String patterns) {
        return Redaction.pattern(text, needles, patterns);
    }

    @Override
    public String truncated(Column column, String unit, String value) {
        return cast(column, "date_trunc('" + unit + "', " + value + ")");
    }

    @Override
    public String slices(String table, String text, int length, int step) {
        return "select l.no, substr(l.text, slice, " + length + ") from (select row_number() over () as no, " + text
                + " as text from " + table + " c where octet_length(" + text + ") > " + length
                + ") l, generate_series(1, length(l.text), " + step + ") slice";
    }

    @Override
    public String random() {
        return "substr(md5(random()::text), 1, 8)";
    }

    @Override
    public String count(@Nullable String where) {
        return "count(*)" + filter(where);
    }

    @Override
    public String joined(String value, @Nullable String where) {
        return "string_agg(" + value + ", chr(31))" + filter(where);
    }

    @Override
    public String least(String value, @Nullable String where) {
        return "min(" + value + ")" + filter(where);
    }

    private static String filter(@Nullable String where) {
        return where == null ? "" : " filter (where " + where + ")";
    }
}
