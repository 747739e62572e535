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
            stores.put(name, new Store(name, kind.text(), schema(kind, keys.get("schema")), region(keys)));
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

    /** A MariaDB store is the database of its address. */
    private static String schema(YamlNode kind, YamlNode schema) {
        var known = StoreKind.named(kind.text());
        var text = schema.textOrNull();
        if (kind.isPresent() && known.isEmpty()) {
            kind.error("stores of kind '" + kind.text() + "' are not supported", "write postgresql or mariadb");
        }
        if (known.isEmpty() || known.get().hasSchemas()) {
            return text == null ? "public" : text;
        }
        if (text != null) {
            schema.error("a store of kind mariadb has no schema", "name the database in the store's address");
        }
        return "";
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
