package nl.gewist.datamap;

import java.util.List;

/** A key of one collection that points to another: a declared reference, a foreign key or a link. */
record Reference(CollectionName from, List<String> columns, CollectionName to, List<String> targetColumns) {

    Reference {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    static Reference single(CollectionName from, String column, FieldRef target) {
        return new Reference(from, List.of(column), target.collection(), List.of(target.field()));
    }

    boolean contains(String column, FieldRef target) {
        var at = columns.indexOf(column);
        return at >= 0
                && to.equals(target.collection())
                && targetColumns.get(at).equals(target.field());
    }
}
