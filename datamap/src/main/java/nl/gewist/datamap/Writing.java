package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.Column;

/** Statements that change rows and say how many, per target, as {@link Step#apply} is read. */
sealed interface Writing permits PostgreSqlWriting, MariaDbWriting {

    /**
     * Changes the rows of one collection; of several, where each must come before another: then every one is found as if
     * the others were still there.
     *
     * @param with opens every selection
     */
    Script apply(String with, List<Change> changes);

    Script unlink(Unlink unlink);

    /** Deletes the rows of {@code hit}; one row {@code (rows bigint)}. */
    Script deleteSome(String with, String hit, String table, RowKey key);

    /** The key of each of these rows, {@code no} of one of those it names and a {@code pattern} of them all. */
    String hit(Mentioned rows);

    /** How such a row loses what is found in it, given its {@code hit}. */
    Change.Update update(Mentioned rows);

    /**
     * Nulls the references of rows {@code f} that stay to rows {@code c} that are about to go.
     *
     * @param with opens every selection
     * @param key of {@code f}
     * @param own rows of {@code f} that do not let go, by their key; may be empty
     * @param hit the rows that go, by their key
     * @param on whether {@code c} is a row of {@code hit}, and {@code f} points to it
     */
    record Unlink(String with, RowKey key, String own, String hit, String table, String set, String target, String on) {

        /** A condition that starts with {@code and}; may be empty. */
        String others(String own) {
            return this.own.isEmpty()
                    ? ""
                    : " and not exists (select 1 from " + own + " where " + key.matches("f", "own") + ")";
        }
    }

    /**
     * Rows {@code c} of others in which somebody is named who is tied to them.
     *
     * @param tied their keys with {@code no}, {@code needles} and {@code patterns} of those who are tied to them
     * @param patterns of each field, given a row {@code u} of {@code tied}: what is found there
     * @param others a further condition, starting with {@code and}; may be empty
     */
    record Mentioned(
            Dialect dialect,
            String table,
            RowKey key,
            List<Column> columns,
            String tied,
            List<String> patterns,
            String others) {

        /** Whether one of the columns holds what the pattern finds. */
        String found(String pattern) {
            return columns.stream()
                    .map(column -> dialect.found(text(column), pattern))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }

        /** The column's text of the row without what the pattern finds. */
        String redacted(Column column, String pattern) {
            return FieldSql.redacted(dialect, column, text(column), pattern);
        }

        String text(Column column) {
            return Sql.column("c", column.name());
        }
    }
}
