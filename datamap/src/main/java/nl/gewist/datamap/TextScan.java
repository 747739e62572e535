package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads every text of one table once: through a cursor, a few rows at a time, long texts in overlapping slices, so that
 * memory stays bounded whatever is in it.
 */
final class TextScan {
    private static final Set<String> SEARCHED = Set.of(
            "text",
            "varchar",
            "bpchar",
            "citext",
            "json",
            "jsonb",
            "xml",
            "hstore",
            "_text",
            "_varchar",
            "_bpchar",
            "_citext",
            "_json",
            "_jsonb");
    private static final int ROWS = 500;
    private static final int LONG = 16_384;

    /** Longer than any value that is searched, however it is written. */
    private static final int OVERLAP = 2_048;

    /** Stands for a text that is read in slices. */
    private static final String LATER = "\u0001";

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|[^u])");

    private final Connection connection;
    private final Dialect dialect;
    private final String table;

    TextScan(Connection connection, Dialect dialect, String table) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
    }

    static boolean searches(Catalog.Column column) {
        return SEARCHED.contains(column.type());
    }

    /**
     * Hands on every text that is not null; a long one several times, in parts.
     *
     * @return how many rows there were
     */
    long read(List<Catalog.Column> columns, TextReader reader) throws SQLException {
        var later = new boolean[columns.size()];
        long rows = select(columns, reader, later);
        for (int i = 0; i < later.length; i++) {
            if (later[i]) {
                slices(columns.get(i), i, reader);
            }
        }
        return rows;
    }

    private long select(List<Catalog.Column> columns, TextReader reader, boolean[] later) throws SQLException {
        var texts = columns.stream()
                .map(column -> "case when octet_length(" + text(column) + ") > " + LONG + " then '" + LATER + "' else "
                        + text(column) + " end")
                .collect(Collectors.joining(", "));
        long[] rows = {0};
        query("select " + texts + " from " + table + " c", row -> {
            rows[0]++;
            for (int i = 0; i < later.length; i++) {
                var text = row.getString(i + 1);
                if (LATER.equals(text)) {
                    later[i] = true;
                } else if (text != null) {
                    reader.read(i, rows[0], plain(columns.get(i), text));
                }
            }
        });
        return rows[0];
    }

    private void slices(Catalog.Column column, int at, TextReader reader) throws SQLException {
        query(
                dialect.slices(table, text(column), LONG, LONG - OVERLAP),
                row -> reader.read(at, -row.getLong(1), plain(column, row.getString(2))));
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private String text(Catalog.Column column) {
        return dialect.text(Sql.column("c", column.name()));
    }

    /** In a document a line's end is written as a backslash and a letter, which is none of the next word's. */
    private static String plain(Catalog.Column column, String text) {
        return switch (column.type()) {
            case "json", "jsonb" -> unescaped(text);
            case "_json", "_jsonb" -> unescaped(unescaped(text));
            default -> text;
        };
    }

    private static String unescaped(String json) {
        if (json.indexOf('\\') < 0) {
            return json;
        }
        return ESCAPE.matcher(json)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group().charAt(1)) {
                            case 'u' ->
                                String.valueOf(
                                        (char) Integer.parseInt(escape.group().substring(2), 16));
                            case 'n', 't', 'r', 'b', 'f' -> " ";
                            default -> escape.group().substring(1);
                        }));
    }

    /** Takes one text. */
    interface TextReader {
        /**
         * @param column its place among the columns
         * @param row the same number for texts, or parts, of one row in one column
         */
        void read(int column, long row, String text);
    }

    /** Takes one row of a result. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
