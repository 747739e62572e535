package nl.gewist.sample;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** The rows of one table on their way into COPY; buffered for one cohort only, so that any size streams. */
final class CopyTable {

    private final String name;
    private final @Nullable String key;
    private final StringBuilder rows = new StringBuilder();
    private long lastId;
    private long count;

    /** @param key the identity column, null where the key is made of references */
    CopyTable(String name, @Nullable String key) {
        this.name = name;
        this.key = key;
    }

    String name() {
        return name;
    }

    long count() {
        return count;
    }

    void continueFrom(Connection connection) throws SQLException {
        if (key != null) {
            lastId = number(connection, "select coalesce(max(%s), 0) from %s".formatted(key, name));
        }
    }

    void alignIdentity(Connection connection) throws SQLException {
        if (key != null && lastId > 0) {
            number(connection, "select setval(pg_get_serial_sequence('%s', '%s'), %d)".formatted(name, key, lastId));
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    long nextId() {
        return ++lastId;
    }

    /** Adds one row; the values in the order of the table's columns in {@code schema.sql}. */
    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            append(values[i]);
        }
        rows.append('\n');
        count++;
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof String text) {
            escape(text);
        } else {
            rows.append(value);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    /** @param frozen rows need no later vacuum; only for a table made in the same transaction */
    void flush(CopyManager copy, boolean frozen) throws SQLException, IOException {
        if (!rows.isEmpty()) {
            String options = frozen ? " with (freeze)" : "";
            copy.copyIn("copy " + name + " from stdin" + options, new StringReader(rows.toString()));
            rows.setLength(0);
        }
    }
}
