package nl.gewist.datamap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares map and live schema (decision D6). */
public final class MapCheck {

    private MapCheck() {}

    /** All structural misfits of the catalog's store; empty when erasing is safe. */
    public static List<Misfit> check(DataMap map, Catalog catalog) {
        var misfits = new Misfits();
        var touching = touching(map);
        checkColumns(map, catalog, touching, misfits);
        if (!misfits.toList().isEmpty()) {
            return misfits.toList();
        }
        new ReferenceCheck(map, catalog, touching, misfits).check();
        new OriginalCheck(map, catalog, misfits).check();
        for (var type : map.subjects().values()) {
            var reach = new Reach(map, catalog, type);
            new ForeignKeyCheck(reach, misfits).check();
            new StrategyCheck(reach, misfits).check();
            checkCircles(reach, misfits);
        }
        catalog.refusals().forEach(misfits::add);
        return misfits.toList();
    }

    private static void checkCircles(Reach reach, Misfits misfits) {
        var types = Set.of(reach.type().name());
        reach.holding()
                .cycle()
                .ifPresent(name -> misfits.add(
                        Misfit.Code.CYCLE,
                        name,
                        null,
                        types,
                        "its rows are the person's while nobody else points to them, but whose the pointing rows are"
                                + " depends on it: declare one of these references under links instead"));
        Trees.cycle(reach)
                .ifPresent(name -> misfits.add(
                        Misfit.Code.CYCLE,
                        name,
                        null,
                        types,
                        "it refers to itself and to another such collection, which refers to it: declare one of these"
                                + " references under links instead"));
        if (reach.catalog().store().storeKind() == StoreKind.MARIADB) {
            RowByRow.check(reach, misfits);
        }
    }

    /** The misfits that stop one subject type. */
    static void require(DataMap map, Catalog catalog, String subjectType) {
        var stopping = check(map, catalog).stream()
                .filter(misfit -> misfit.subjectTypes().contains(subjectType))
                .toList();
        if (!stopping.isEmpty()) {
            throw new MisfitException(stopping);
        }
    }

    /** Which subject types a collection matters to; one that is only looked up matters to all. */
    static Map<CollectionName, Set<String>> touching(DataMap map) {
        var graph = new ReferenceGraph(map, null);
        var touching = new TreeMap<CollectionName, Set<String>>();
        map.subjects()
                .values()
                .forEach(type -> graph.collections(type)
                        .forEach(name -> touching.computeIfAbsent(name, n -> new HashSet<>())
                                .add(type.name())));
        map.collections()
                .keySet()
                .forEach(name -> touching.putIfAbsent(name, map.subjects().keySet()));
        return touching;
    }

    private static void checkColumns(
            DataMap map, Catalog catalog, Map<CollectionName, Set<String>> touching, Misfits misfits) {
        touching.forEach((name, types) -> {
            if (!name.store().equals(catalog.store().name())) {
                return;
            }
            var table = catalog.table(name);
            if (table.isEmpty()) {
                misfits.add(
                        Misfit.Code.MISSING_COLLECTION,
                        name,
                        null,
                        types,
                        "there is no such table in schema " + catalog.store().schema()
                                + ": create it, or take it out of the map");
                return;
            }
            var collection = Objects.requireNonNull(map.collections().get(name));
            collection.fields().keySet().stream()
                    .filter(field -> !table.get().columns().containsKey(field))
                    .sorted()
                    .forEach(field -> misfits.add(
                            Misfit.Code.MISSING_FIELD,
                            name,
                            field,
                            types,
                            "there is no such column: add it, or take it out of the map"));
        });
    }
}
