package nl.gewist.datamap;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the database holds a table's rows to, beyond types and keys. Names of columns in its expressions are unqualified.
 *
 * @param columns all that its expressions read
 * @param expressions one condition for a CHECK; for what is unique, what no two rows may share
 * @param nullsClash whether two nulls count as the same
 */
record Constraint(
        String table, String name, Kind kind, Set<String> columns, List<String> expressions, boolean nullsClash) {

    Constraint {
        columns = new TreeSet<>(columns);
        expressions = List.copyOf(expressions);
    }

    enum Kind {
        CHECK,
        UNIQUE
    }
}
