package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of one table that point to another.
 *
 * @param way what the map says it makes belong
 * @param constraint what follows {@code references …} in a foreign key; null when the database knows of none
 */
record Key(
        Table from,
        List<Column> columns,
        Table to,
        List<Column> targets,
        Way way,
        @Nullable String constraint) {

    /** Which rows a key makes belong to the same person. */
    enum Way {
        /** Those that have it: {@code direction: from}. */
        FROM,
        /** Those it points to, unless somebody else points to them too: {@code direction: to}. */
        TO,
        NONE
    }

    boolean declared() {
        return way == Way.FROM;
    }

    /** Whether its rows keep what they point to from going with somebody else. */
    boolean holds() {
        return way != Way.FROM && from != to;
    }

    boolean setsNull() {
        return constraint != null && constraint.contains("set null");
    }

    /** The values, or null when one of them is null and it points nowhere. */
    @Nullable
    List<String> values(Row row) {
        var values = new ArrayList<String>();
        for (var column : columns) {
            var value = row.text(column);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** The rows pointed to: one, or none when it dangles. */
    List<Row> follow(Row row) {
        var values = values(row);
        return values == null
                ? List.of()
                : to.rows.stream()
                        .filter(target ->
                                values.equals(targets.stream().map(target::text).toList()))
                        .toList();
    }
}
