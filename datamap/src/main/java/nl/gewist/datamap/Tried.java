package nl.gewist.datamap;

import java.util.List;

/**
 * What a database refused when the map's strategies were tried on it.
 *
 * @param schema on which nothing was tried
 */
record Tried(Catalog schema, Constraints constraints, List<Misfit> refusals) {

    boolean isOf(Catalog other, Constraints otherConstraints) {
        return schema.equals(other) && constraints.equals(otherConstraints);
    }

    /** The schema with what is refused there. */
    Catalog catalog() {
        return new Catalog(schema.store(), schema.tables(), schema.foreignKeys(), refusals);
    }
}
