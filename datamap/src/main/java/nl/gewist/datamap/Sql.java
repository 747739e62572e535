package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Collectors;

/** Quoting: every name in a statement goes through here, whoever wrote it. */
final class Sql {

    private Sql() {}

    static String quote(String identifier) {
        if (identifier.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a name with a NUL character");
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String table(Store store, CollectionName name) {
        return quote(store.schema()) + "." + quote(name.name());
    }

    static String column(String alias, String column) {
        return alias + "." + quote(column);
    }

    /** The columns' texts with one space between, empty ones left out; a single column as it is. */
    static String joined(String alias, List<String> columns) {
        return columns.size() == 1
                ? column(alias, columns.getFirst())
                : columns.stream()
                        .map(column -> "nullif(btrim(" + column(alias, column) + "::text), '')")
                        .collect(Collectors.joining(", ", "nullif(concat_ws(' ', ", "), '')"));
    }

    /** How e-mail addresses are compared: whatever their case, and without spaces around them. */
    static String address(String text) {
        return "lower(btrim(" + text + "::text))";
    }

    /** A constant of the map as a literal, whatever {@code standard_conforming_strings} says. */
    static String literal(String value) {
        if (value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a text with a NUL character");
        }
        return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
