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

    /** {@code child.a = parent.x and …} along a reference. */
    static String join(String child, Reference reference, String parent) {
        var conditions = new StringBuilder();
        for (int i = 0; i < reference.columns().size(); i++) {
            conditions
                    .append(i == 0 ? "" : " and ")
                    .append(column(child, reference.columns().get(i)))
                    .append(" = ")
                    .append(column(parent, reference.targetColumns().get(i)));
        }
        return conditions.toString();
    }
}
