package nl.gewist.datamap;

import java.util.List;
import java.util.Map;

/**
 * A key of one collection that points to another: a declared reference, a foreign key or a link.
 *
 * @param when columns of the pointing row and the values in which it is meant; empty when it always is
 */
record Reference(
        CollectionName from,
        List<String> columns,
        CollectionName to,
        List<String> targetColumns,
        Map<String, String> when) {

    Reference {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        when = Map.copyOf(when);
    }

    Reference(CollectionName from, List<String> columns, CollectionName to, List<String> targetColumns) {
        this(from, columns, to, targetColumns, Map.of());
    }

    static Reference single(CollectionName from, String column, FieldRef target) {
        return new Reference(from, List.of(column), target.collection(), List.of(target.field()));
    }

    /** The same columns seen from the other end. */
    Reference reversed() {
        return new Reference(to, targetColumns, from, columns);
    }

    /** Whether it leads into another store, where no row can be joined. */
    boolean crossesStores() {
        return !from.store().equals(to.store());
    }

    boolean contains(String column, FieldRef target) {
        var at = columns.indexOf(column);
        return at >= 0
                && to.equals(target.collection())
                && targetColumns.get(at).equals(target.field());
    }

    /** Whether it is one column that always points to this field. */
    boolean is(String column, FieldRef target) {
        return columns.size() == 1 && when.isEmpty() && contains(column, target);
    }
}
