package nl.gewist.datamap;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code gewist.stores} and refuses regions outside the EU (promise P7). */
final class StoresReader {
    private static final Set<String> STORE = Set.of("kind", "schema", "region");

    private StoresReader() {}

    static Map<String, Store> read(YamlNode node, Map<String, Integer> datasets) {
        var stores = new LinkedHashMap<String, Store>();
        node.entries().forEach((name, value) -> {
            var keys = value.keys(STORE);
            var kind = keys.required("kind");
            if (kind.isPresent() && !kind.text().equals("postgresql")) {
                kind.error("stores of kind '" + kind.text() + "' are not supported", "write postgresql");
            }
            var schema = keys.get("schema").textOrNull();
            stores.put(name, new Store(name, kind.text(), schema == null ? "public" : schema, region(keys)));
            if (!datasets.containsKey(name)) {
                value.error("store '" + name + "' has no dataset", "add a dataset with fides_key " + name);
            }
        });
        datasets.keySet().stream()
                .filter(name -> !stores.containsKey(name))
                .forEach(name -> node.error(
                        "dataset '" + name + "' has no store", "add gewist.stores." + name + " with kind and region"));
        return stores;
    }

    /** The region of a store or a directory, in lower case. */
    static String region(YamlNode.Keys keys) {
        var node = keys.required("region");
        var region = node.text().toLowerCase(Locale.ROOT);
        if (node.isPresent() && !EuRegion.includes(region)) {
            node.error(
                    "region '" + region + "' is not in the EU", "store personal data in eu-…, or name the EU country");
        }
        return region;
    }
}
