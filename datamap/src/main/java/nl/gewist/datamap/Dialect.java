package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.Column;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of store writes otherwise than another. Everything else of a statement is written once, with names in
 * double quotes, whatever the store; but for arrays of texts and keys of documents, which only PostgreSQL has.
 */
sealed interface Dialect permits PostgreSql, MariaDb {

    static Dialect of(Store store) {
        return switch (store.storeKind()) {
            case POSTGRESQL -> PostgreSql.INSTANCE;
            case MARIADB -> MariaDb.INSTANCE;
        };
    }

    /**
     * The relations {@code t(no, id, owner, needles, patterns, pseudonym)} of the targets and, where rows are found by
     * addresses, {@code e(no, value)}.
     */
    String targets(Reach reach);

    /** Lets the session know the targets, if that is how statements learn of them. */
    void tell(Connection connection, Batch batch) throws SQLException;

    /** Binds the targets of a statement that starts with {@link #targets}, if that is how it learns of them. */
    void bind(PreparedStatement statement, String sql, Batch batch) throws SQLException;

    /** How rows are changed and counted. */
    Writing writing();

    /** A statement that lets only one transaction at a time go on, until it ends: see {@link ErasurePlan#turnSql}. */
    String oneAtATime(long lock);

    /** The same for each of the texts that a relation has in this column. */
    String oneAtATime(String relation, String text);

    /** Ends a query that locks the rows of one of its tables. */
    String forUpdate(String alias);

    /** Between the name of a relation that is to be joined like a table and its query. */
    String asView();

    /** A constant as a literal. */
    String literal(String value);

    /** The value as an exact text of any length. */
    String text(String value);

    String trimmed(String value);

    String date(String value);

    /** The value with all its digits. */
    String number(String value);

    /** A time as {@link #instant} reads it, one without a zone being UTC; null where there is no column. */
    String time(@Nullable Column column, String value);

    @Nullable
    Instant instant(ResultSet row, String column) throws SQLException;

    /** A text as a value of the column's type. */
    String cast(Column column, String text);

    /** The value that a reference of this column points to, as it can be compared with it along its index. */
    String comparable(Column from, Column to, String value);

    /**
     * What makes a comparison of two columns as exact as the more exact one, starting with {@code and}; may be empty.
     *
     * @param column the value of {@code from}
     * @param value the value of {@code to}
     */
    String exactly(Column from, Column to, String column, String value);

    /** Whether a column, whose values are indexed, has one of the texts of one parameter; see {@link #bindTexts}. */
    String isAnyOf(Column column, String value);

    /** A query of the texts of one parameter, {@code path}; see {@link #bindTexts}. */
    String paths();

    void bindTexts(PreparedStatement statement, int at, Collection<String> texts) throws SQLException;

    /** Whether a column has the value of a constant of the map. */
    String is(Column column, String value, String constant);

    /** SQL of a constant that a column gets; it may be added to those that are bound. */
    String constant(String value, List<String> bound);

    /** A column that is given a value, {@code alias} being the row. */
    String assigned(String alias, String column);

    /** Whether a column has another value than the constant, whose SQL this is. */
    String isNot(Column column, String value, String constant);

    /** Whether a regular expression is found in a text, in whatever case; null when one of them is null. */
    String matches(String text, String pattern);

    /** The same, never null: a text in which cannot be looked for it counts as one that has it. */
    String found(String text, String pattern);

    /** The text as a value of the column's type where the whole of it is as the expression says, which knows no case; else null. */
    String castIfLike(String pattern, Column column, String text);

    /** The text without what the pattern finds in it; null when one of them is null. */
    String replaced(String text, String pattern, String replacement);

    /** The patterns of those values that may occur in a text, as one; null when there are none. */
    String pattern(String text, String needles, String patterns);

    /** A point in time cut off to its year, month or day. */
    String truncated(Column column, String unit, String value);

    /**
     * A query of what is longer in a table's rows {@code c} than this many bytes: a number of the row, and the text from
     * each {@code step}th character on; the slices of one row follow one another.
     */
    String slices(String table, String text, int length, int step);

    /** Eight random characters, of each row others. */
    String random();

    /** @param where which rows count; null for all */
    String count(@Nullable String where);

    /** All texts of a group, apart by {@link Redaction#SEPARATOR}. */
    String joined(String value, @Nullable String where);

    String least(String value, @Nullable String where);

    /** The columns' texts with one space between, empty ones left out; a single column as it is. */
    default String joined(String alias, List<String> columns) {
        return columns.size() == 1
                ? Sql.column(alias, columns.getFirst())
                : columns.stream()
                        .map(column -> "nullif(" + trimmed(text(Sql.column(alias, column))) + ", '')")
                        .collect(Collectors.joining(", ", "nullif(concat_ws(' ', ", "), '')"));
    }

    /** How e-mail addresses are compared: whatever their case, and without spaces around them. */
    default String address(String text) {
        return "lower(" + trimmed(text(text)) + ")";
    }
}
