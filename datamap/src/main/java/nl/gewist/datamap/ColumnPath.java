package nl.gewist.datamap;

import java.util.List;

/**
 * A way from a row to a value: references to follow, then the columns to take (joined by spaces when several).
 */
public record ColumnPath(List<String> follow, List<String> columns) {

    public ColumnPath {
        follow = List.copyOf(follow);
        columns = List.copyOf(columns);
    }
}
