package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows column paths in SQL: as a subquery in a condition, or as left joins that several values share. */
final class Lookup {
    private final Reach reach;
    private final Map<List<String>, String> aliases = new HashMap<>();
    private final StringBuilder joins = new StringBuilder();

    Lookup(Reach reach) {
        this.reach = reach;
    }

    /** The value at the end of the path for the row {@code alias}; null when it leads nowhere. */
    String scalar(CollectionName collection, String alias, ColumnPath path) {
        if (path.follow().isEmpty()) {
            return reach.dialect().joined(alias, path.columns());
        }
        var tables = new ArrayList<String>();
        var conditions = new ArrayList<String>();
        var at = alias;
        var name = collection;
        for (var column : path.follow()) {
            var reference = follow(name, column);
            var next = alias + "_o" + (tables.size() + 1);
            tables.add(Sql.table(reach.catalog().store(), reference.to()) + " " + next);
            conditions.add(reach.join(at, reference, next));
            at = next;
            name = reference.to();
        }
        return "(select " + reach.dialect().joined(at, path.columns()) + " from " + String.join(", ", tables)
                + " where " + String.join(" and ", conditions) + " limit 1)";
    }

    /** The value at the end of the path, over left joins that {@link #joins} then lists. */
    String joined(CollectionName collection, String alias, ColumnPath path) {
        var at = alias;
        var name = collection;
        for (int i = 0; i < path.follow().size(); i++) {
            var reference = follow(name, path.follow().get(i));
            at = alias(path.follow().subList(0, i + 1), at, reference);
            name = reference.to();
        }
        return reach.dialect().joined(at, path.columns());
    }

    private String alias(List<String> prefix, String from, Reference reference) {
        var known = aliases.get(prefix);
        if (known != null) {
            return known;
        }
        var alias = "p" + (aliases.size() + 1);
        aliases.put(List.copyOf(prefix), alias);
        joins.append(" left join ")
                .append(Sql.table(reach.catalog().store(), reference.to()))
                .append(' ')
                .append(alias)
                .append(" on ")
                .append(reach.join(from, reference, alias));
        return alias;
    }

    String joins() {
        return joins.toString();
    }

    private Reference follow(CollectionName name, String column) {
        return reach.graph()
                .follow(name, column)
                .orElseThrow(() -> new IllegalStateException(name + "." + column + " leads nowhere"));
    }
}
