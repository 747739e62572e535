package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which collections get their turn: children before parents. Nullable foreign keys only advise, because
 * they can be nulled; declared references and other foreign keys bind. Collections that must all come before one another
 * have one turn together: in one statement every one sees the others' rows as they were, and PostgreSQL checks foreign
 * keys at its end.
 */
record StepOrder(List<List<CollectionName>> turns) {

    private record Edge(CollectionName first, CollectionName then, boolean binding) {}

    static StepOrder of(Reach reach) {
        var edges = edges(reach);
        var waiting = new ArrayList<>(reach.collections());
        var turns = new ArrayList<List<CollectionName>>();
        while (!waiting.isEmpty()) {
            var next = free(waiting, edges, false)
                    .or(() -> free(waiting, edges, true))
                    .map(List::of)
                    .orElseGet(() -> smallestCircle(waiting, edges));
            turns.add(next);
            waiting.removeAll(next);
        }
        return new StepOrder(turns);
    }

    private static Optional<CollectionName> free(List<CollectionName> waiting, Set<Edge> edges, boolean bindingOnly) {
        return waiting.stream()
                .filter(name -> edges.stream()
                        .filter(edge -> edge.binding() || !bindingOnly)
                        .noneMatch(edge -> edge.then().equals(name) && waiting.contains(edge.first())))
                .findFirst();
    }

    /** What nobody has to wait for but its own members: of all that must come before something, the smallest set. */
    private static List<CollectionName> smallestCircle(List<CollectionName> waiting, Set<Edge> edges) {
        return waiting.stream()
                .map(name -> before(name, waiting, edges))
                .min(Comparator.comparingInt(Set::size))
                .map(List::copyOf)
                .orElseThrow();
    }

    private static Set<CollectionName> before(CollectionName name, List<CollectionName> waiting, Set<Edge> edges) {
        var before = new TreeSet<>(Set.of(name));
        boolean grown;
        do {
            grown = before.addAll(edges.stream()
                    .filter(edge -> edge.binding() && before.contains(edge.then()) && waiting.contains(edge.first()))
                    .map(Edge::first)
                    .toList());
        } while (grown);
        return before;
    }

    private static Set<Edge> edges(Reach reach) {
        var edges = new HashSet<Edge>();
        for (var name : reach.collections()) {
            reach.paths(name).stream()
                    .flatMap(path -> path.hops().stream().limit(1))
                    .filter(hop -> !hop.to().equals(name))
                    .forEach(hop -> edges.add(new Edge(name, hop.to(), true)));
            // What stays no longer says whose it is once it had its turn.
            reach.holding().holders(name).stream()
                    .map(Reference::from)
                    .filter(holder -> reach.contains(holder) && !reach.deletes(holder))
                    .forEach(holder -> edges.add(new Edge(name, holder, true)));
        }
        for (var key : reach.catalog().foreignKeys()) {
            var target = new CollectionName(reach.catalog().store().name(), key.target());
            reach.source(key)
                    .filter(source -> !source.equals(target) && reach.contains(source) && reach.deletes(target))
                    .ifPresent(source -> edges.add(new Edge(
                            source, target, reach.nullable(source, key).isEmpty() || reach.pointsAway(source, key))));
        }
        return edges;
    }
}
