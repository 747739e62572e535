package nl.gewist.datamap;

import java.util.Set;
import java.util.TreeSet;

/**
 * Collections whose rows belong to one person each, are simply deleted, and by which nothing else is found, told or held
 * that changes later: no other erasure ever wants them, so they can go while another one changes what people share.
 */
final class OwnRows {
    private final Reach reach;

    private OwnRows(Reach reach) {
        this.reach = reach;
    }

    static Set<CollectionName> of(Reach reach) {
        var rows = new OwnRows(reach);
        var own = new TreeSet<CollectionName>();
        reach.collections().stream().filter(rows::areOnePersons).forEach(own::add);
        boolean shrunk;
        do {
            shrunk = own.removeIf(name -> rows.isWantedByOthers(name, own));
        } while (shrunk);
        return own;
    }

    private boolean areOnePersons(CollectionName name) {
        var paths = reach.paths(name);
        return reach.deletes(name)
                && !name.equals(reach.root())
                && paths.size() == 1
                && paths.getFirst().tree() == null
                && !reach.holding().isHeld(paths.getFirst())
                && reach.holding().pointings(name).isEmpty()
                && reach.collection(name).mentions().isEmpty();
    }

    private boolean isWantedByOthers(CollectionName name, Set<CollectionName> own) {
        return reach.map().collections().values().stream()
                        .anyMatch(other ->
                                !own.contains(other.name()) && reach.graph().leadsTo(other, name))
                || reach.catalog().foreignKeys().stream()
                        .filter(key -> key.target().equals(name.name()))
                        .anyMatch(key -> reach.source(key).filter(own::contains).isEmpty());
    }
}
