package nl.gewist.datamap;

import java.util.List;

/** Compares map and live schema (decision D6). */
public final class MapCheck {

    private MapCheck() {}

    /** All structural misfits of the catalog's store; empty when erasing is safe. */
    public static List<Misfit> check(DataMap map, Catalog catalog) {
        throw new UnsupportedOperationException();
    }
}
