package nl.gewist.datamap;

import java.util.List;

/** One way by which rows of a collection belong to a subject: references from child to parent, ending at the root. */
record RootPath(CollectionName from, List<Reference> hops) {

    RootPath {
        hops = List.copyOf(hops);
    }

    boolean startsWith(String column) {
        return !hops.isEmpty() && hops.getFirst().columns().contains(column);
    }
}
