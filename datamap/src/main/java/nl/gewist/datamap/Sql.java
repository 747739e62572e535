package nl.gewist.datamap;

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
        return (store.schema().isEmpty() ? "" : quote(store.schema()) + ".") + quote(name.name());
    }

    static String column(String alias, String column) {
        return alias + "." + quote(column);
    }

    /** A constant of the map as a literal, whatever {@code standard_conforming_strings} says. */
    static String literal(String value) {
        if (value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a text with a NUL character");
        }
        return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
