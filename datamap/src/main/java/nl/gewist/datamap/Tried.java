package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database refused when the map's strategies were tried on it.
 *
 * @param schema on which nothing was tried
 */
record Tried(Catalog schema, Constraints constraints, List<Misfit> refusals) {

    /**
     * Asks the database, unless the same was asked of the same schema before.
     *
     * @param before what was tried earlier
     */
    static Tried of(Connection connection, DataMap map, Catalog catalog, @Nullable Tried before) throws SQLException {
        return switch (catalog.store().storeKind()) {
            case POSTGRESQL -> Trial.run(connection, map, catalog, before);
            case MARIADB ->
                new Tried(
                        catalog,
                        new Constraints(Map.of(), Map.of(), Map.of()),
                        MariaRules.check(map, catalog, connection));
        };
    }

    boolean isOf(Catalog other, Constraints otherConstraints) {
        return schema.equals(other) && constraints.equals(otherConstraints);
    }

    /** The schema with what is refused there. */
    Catalog catalog() {
        return new Catalog(schema.store(), schema.tables(), schema.foreignKeys(), refusals);
    }
}
