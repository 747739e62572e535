package nl.gewist.datamap;

import java.util.List;
import java.util.Map;

/**
 * What the database demands of the rows of a schema that this role may change.
 *
 * @param byTable a table that this role may not change has none
 * @param generated the columns only the database writes, by table and column
 * @param domains the types under the domains, by {@code table.column}
 */
record Constraints(
        Map<String, List<Constraint>> byTable,
        Map<String, Map<String, ConstraintReader.Generated>> generated,
        Map<String, String> domains) {}
