package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which collections get their turn: children before parents. Nullable foreign keys only advise, because
 * they can be nulled; declared references and other foreign keys bind.
 */
record StepOrder(List<CollectionName> order, Optional<CollectionName> cycle) {

    private record Edge(CollectionName first, CollectionName then, boolean binding) {}

    static StepOrder of(Reach reach) {
        var edges = edges(reach);
        var waiting = new ArrayList<>(reach.collections());
        var order = new ArrayList<CollectionName>();
        while (!waiting.isEmpty()) {
            var next = free(waiting, edges, false).or(() -> free(waiting, edges, true));
            if (next.isEmpty()) {
                return new StepOrder(order, Optional.of(waiting.getFirst()));
            }
            order.add(next.get());
            waiting.remove(next.get());
        }
        return new StepOrder(order, Optional.empty());
    }

    private static Optional<CollectionName> free(List<CollectionName> waiting, Set<Edge> edges, boolean bindingOnly) {
        return waiting.stream()
                .filter(name -> edges.stream()
                        .filter(edge -> edge.binding() || !bindingOnly)
                        .noneMatch(edge -> edge.then().equals(name) && waiting.contains(edge.first())))
                .findFirst();
    }

    private static Set<Edge> edges(Reach reach) {
        var edges = new HashSet<Edge>();
        for (var name : reach.collections()) {
            reach.paths(name)
                    .forEach(path ->
                            path.hops().stream().limit(1).forEach(hop -> edges.add(new Edge(name, hop.to(), true))));
        }
        for (var key : reach.catalog().foreignKeys()) {
            var target = new CollectionName(reach.catalog().store().name(), key.target());
            reach.source(key)
                    .filter(source -> !source.equals(target) && reach.contains(source) && reach.deletes(target))
                    .ifPresent(source -> edges.add(
                            new Edge(source, target, reach.nullable(source, key).isEmpty())));
        }
        return edges;
    }
}
