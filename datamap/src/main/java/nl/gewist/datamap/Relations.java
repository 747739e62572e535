package nl.gewist.datamap;

import java.util.stream.Collectors;

/** SQL of which owners have the targets: rows of the relation collections, by the owner their part leads to. */
final class Relations {

    private Relations() {}

    /** {@code select no, owner_id}, one row per target and owner, whatever owner a target names; null without owners. */
    static String sql(Reach reach, Selection selection, OwnerLookup owners) {
        return owners.relations().stream()
                .filter(reach::contains)
                .flatMap(name -> reach.paths(name).stream().map(path -> one(reach, selection, name, path)))
                .collect(Collectors.joining(" union "));
    }

    private static String one(Reach reach, Selection selection, CollectionName name, RootPath path) {
        var lookup = new Lookup(reach);
        var owner = lookup.scalar(name, "c", reach.collection(name).partPath());
        return "select t.no, " + owner + " as owner_id"
                + selection.joins(path, "c", false).from("c", selection.table(name)) + " and " + owner
                + " is not null";
    }
}
