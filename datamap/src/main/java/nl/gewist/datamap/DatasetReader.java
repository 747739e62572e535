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

    private final Map<CollectionName, DataCollection> collections = new LinkedHashMap<>();
    private final Map<String, Integer> stores = new LinkedHashMap<>();
    private final FieldReader reader = new FieldReader();

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
        reader.pointings().forEach(this::turnRound);
    }

    /** {@code a.x} pointing to {@code b.y} says the same as {@code b.y} being taken from {@code a.x}. */
    private void turnRound(FieldReader.Pointing pointing) {
        var collection = collections.get(pointing.to().collection());
        var field = collection == null
                ? null
                : collection.fields().get(pointing.to().field());
        if (collection == null || field == null) {
            pointing.node()
                    .error(
                            "'" + pointing.from().field() + "' refers to '" + pointing.to()
                                    + "', which is not in the map",
                            "list that field, or remove the reference");
        } else if (!field.references().contains(pointing.from())) {
            collections.put(collection.name(), collection.with(field.and(pointing.from())));
        }
    }

    private void readCollection(String store, YamlNode node, List<String> inherited) {
        var keys = node.keys(COLLECTION);
        var name = new CollectionName(store, keys.required("name").text());
        var categories = FieldReader.orElse(keys.get("data_categories").texts(), inherited);
        var fields = new LinkedHashMap<String, DataField>();
        for (var item : keys.required("fields").items()) {
            var field = reader.read(name, item, categories);
            if (fields.put(field.name(), field) != null) {
                item.error("field '" + field.name() + "' is given twice", "keep one of them");
            }
        }
        var collection = new DataCollection(
                name,
                fields,
                Treatment.DELETE,
                List.of(),
                Map.of(),
                List.of(),
                null,
                List.of(),
                Map.of(),
                List.of(),
                node.line());
        if (collections.put(name, collection) != null) {
            node.error("collection '" + name + "' is given twice", "keep one of them");
        }
    }
}
