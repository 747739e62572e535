package nl.gewist.datamap.draft;

import java.util.List;

/**
 * A reference from one table to another.
 *
 * @param byName whether only the column's name says so; the database has no foreign key
 */
record Way(String table, List<String> columns, String target, List<String> targetColumns, boolean byName) {

    Way {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    boolean isSimple() {
        return columns.size() == 1;
    }
}
