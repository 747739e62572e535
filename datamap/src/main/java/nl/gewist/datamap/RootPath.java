package nl.gewist.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way by which rows of a collection belong to a subject: references from child to parent, and where they end. */
record RootPath(CollectionName from, List<Reference> hops, End end) {

    /** What makes the last row of the way the person's. */
    sealed interface End {
        /** It is the root. */
        record Root() implements End {}

        /** The last hop goes from this collection to itself, to a row that belongs by whatever way. */
        record Tree(CollectionName collection) implements End {}

        /** Its field holds an e-mail address of the person. */
        record Address(String field) implements End {}
    }

    RootPath {
        hops = List.copyOf(hops);
    }

    /** The tree at which it ends; null when it ends elsewhere. */
    @Nullable
    CollectionName tree() {
        return end instanceof End.Tree(var collection) ? collection : null;
    }

    boolean endsAtAddress() {
        return end instanceof End.Address;
    }

    /** The field of the collection itself by whose address its rows belong; null when they belong otherwise. */
    @Nullable
    String address() {
        return hops.isEmpty() && end instanceof End.Address(var field) ? field : null;
    }

    boolean startsWith(String column) {
        return hops.isEmpty()
                ? column.equals(address())
                : hops.getFirst().columns().contains(column);
    }
}
