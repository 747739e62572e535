package nl.gewist.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way by which rows of a collection belong to a subject: references from child to parent, ending at the root.
 *
 * @param tree where it ends instead: the last hop goes from this collection to itself, to a row that belongs by whatever
 *     way; null when it ends at the root
 */
record RootPath(
        CollectionName from, List<Reference> hops, @Nullable CollectionName tree) {

    RootPath {
        hops = List.copyOf(hops);
    }

    boolean startsWith(String column) {
        return !hops.isEmpty() && hops.getFirst().columns().contains(column);
    }
}
