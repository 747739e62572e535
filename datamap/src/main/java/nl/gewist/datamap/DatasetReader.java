package nl.gewist.datamap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads fideslang datasets as they stand; keys fideslang knows but Gewist does not need are passed over. */
final class DatasetReader {
    private static final Set<String> DATASET = Set.of(
            "fides_key",
            "organization_fides_key",
            "tags",
            "name",
            "description",
            "meta",
            "fides_meta",
            "fidesops_meta",
            "fidesctl_meta",
            "data_categories",
            "data_qualifier",
            "data_uses",
            "collections",
            "third_country_transfers",
            "joint_controller",
            "retention");
    private static final Set<String> COLLECTION = Set.of(
            "name",
            "description",
            "data_categories",
            "data_qualifier",
            "data_uses",
            "meta",
            "fides_meta",
            "fidesops_meta",
            "fields",
            "retention");
    private static final Set<String> FIELD = Set.of(
            "name",
            "description",
            "data_categories",
            "data_qualifier",
            "data_uses",
            "meta",
            "fides_meta",
            "fidesops_meta",
            "fields",
            "retention");
    private static final Set<String> META = Set.of(
            "primary_key",
            "identity",
            "references",
            "data_type",
            "length",
            "return_all_elements",
            "read_only",
            "custom_request_field",
            "masking_strategy_override",
            "redact");
    private static final Set<String> REFERENCE = Set.of("dataset", "field", "direction");

    private final Map<CollectionName, DataCollection> collections = new LinkedHashMap<>();
    private final Map<String, Integer> stores = new LinkedHashMap<>();

    Map<CollectionName, DataCollection> collections() {
        return collections;
    }

    /** The datasets' keys with their lines. */
    Map<String, Integer> stores() {
        return stores;
    }

    void read(YamlNode datasets) {
        for (var node : datasets.items()) {
            var dataset = node.keys(DATASET);
            var store = dataset.required("fides_key").text();
            if (stores.put(store, node.line()) != null) {
                node.error("dataset '" + store + "' is given twice", "join the two");
            }
            var categories = dataset.get("data_categories").texts();
            dataset.required("collections").items().forEach(item -> readCollection(store, item, categories));
        }
    }

    private void readCollection(String store, YamlNode node, List<String> inherited) {
        var keys = node.keys(COLLECTION);
        var name = new CollectionName(store, keys.required("name").text());
        var categories = orElse(keys.get("data_categories").texts(), inherited);
        var fields = new LinkedHashMap<String, DataField>();
        for (var item : keys.required("fields").items()) {
            var field = readField(store, item, categories);
            if (fields.put(field.name(), field) != null) {
                item.error("field '" + field.name() + "' is given twice", "keep one of them");
            }
        }
        var collection = new DataCollection(
                name, fields, Treatment.DELETE, List.of(), Map.of(), List.of(), null, List.of(), Map.of(), node.line());
        if (collections.put(name, collection) != null) {
            node.error("collection '" + name + "' is given twice", "keep one of them");
        }
    }

    private DataField readField(String store, YamlNode node, List<String> inherited) {
        var keys = node.keys(FIELD);
        var categories = orElse(keys.get("data_categories").texts(), inherited);
        var nested = keys.get("fields").items().stream()
                .map(item -> readField(store, item, List.of()))
                .toList();
        var meta = keys.get(keys.entries().containsKey("fides_meta") ? "fides_meta" : "fidesops_meta")
                .keys(META);
        var references = meta.get("references").items().stream()
                .map(item -> readReference(store, item))
                .toList();
        var identity = meta.get("identity").textOrNull();
        return new DataField(
                keys.required("name").text(),
                categories,
                "email".equals(identity) || categories.stream().anyMatch(c -> c.startsWith("user.contact.email")),
                "true".equals(meta.get("primary_key").textOrNull()),
                references,
                nested,
                node.line());
    }

    private FieldRef readReference(String store, YamlNode node) {
        var keys = node.keys(REFERENCE);
        var direction = keys.get("direction").textOrNull();
        if (direction != null && !direction.equals("from")) {
            keys.get("direction")
                    .error(
                            "direction '" + direction + "' is not followed",
                            "declare the reference on the other field, with direction: from");
        }
        var dataset = keys.required("dataset").text();
        if (!dataset.equals(store)) {
            node.error("a reference to another store is not followed", "refer to a field of dataset " + store);
        }
        var field = keys.required("field");
        var parts = field.text().split("\\.", -1);
        if (parts.length != 2) {
            field.error("'" + field.text() + "' is not a field", "write collection.field");
            return new FieldRef(new CollectionName(dataset, field.text()), "");
        }
        return new FieldRef(new CollectionName(dataset, parts[0]), parts[1]);
    }

    private static List<String> orElse(List<String> own, List<String> inherited) {
        return own.isEmpty() ? inherited : own;
    }
}
