package nl.gewist.datamap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a map says happens to whom, seen without a database: for whoever writes one and wants to see it taken the right way.
 *
 * @param subjects per subject type, the collections whose rows can belong to it and what happens to these
 * @param nobodys collections from which no way leads to any subject
 */
public record MapOverview(Map<String, Map<String, Treatment>> subjects, List<String> nobodys) {

    public static MapOverview of(DataMap map) {
        var graph = new ReferenceGraph(map, null);
        var reached = new HashSet<CollectionName>();
        var subjects = new TreeMap<String, Map<String, Treatment>>();
        map.subjects().values().forEach(type -> {
            var treated = new TreeMap<String, Treatment>();
            graph.collections(type).forEach(name -> {
                reached.add(name);
                treated.put(
                        name.toString(),
                        Objects.requireNonNull(map.collections().get(name)).treatment());
            });
            subjects.put(type.name(), treated);
        });
        var nobodys = map.collections().keySet().stream()
                .filter(name -> !reached.contains(name))
                .sorted()
                .map(CollectionName::toString)
                .toList();
        return new MapOverview(subjects, nobodys);
    }
}
