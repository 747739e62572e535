package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of fideslang collections, and where they point. */
final class FieldReader {
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

    private final List<Pointing> pointings = new ArrayList<>();

    /** A field that points, {@code direction: to}, to a row of the same person. */
    record Pointing(FieldRef from, FieldRef to, YamlNode node) {}

    /** Those of all fields read so far. */
    List<Pointing> pointings() {
        return List.copyOf(pointings);
    }

    DataField read(CollectionName collection, YamlNode node, List<String> inherited) {
        var keys = node.keys(FIELD);
        var categories = orElse(keys.get("data_categories").texts(), inherited);
        int known = pointings.size();
        var nested = keys.get("fields").items().stream()
                .map(item -> read(collection, item, List.of()))
                .toList();
        // No reference is followed out of a document.
        pointings.subList(known, pointings.size()).clear();
        var meta = keys.get(keys.entries().containsKey("fides_meta") ? "fides_meta" : "fidesops_meta")
                .keys(META);
        var field = new FieldRef(collection, keys.required("name").text());
        var references = meta.get("references").items().stream()
                .flatMap(item -> readReference(field, item).stream())
                .toList();
        var identity = meta.get("identity").textOrNull();
        return new DataField(
                field.field(),
                categories,
                "email".equals(identity) || categories.stream().anyMatch(c -> c.startsWith("user.contact.email")),
                "true".equals(meta.get("primary_key").textOrNull()),
                references,
                nested,
                node.line());
    }

    /** Empty when the arrow goes the other way; then the reference is the other field's. */
    private Optional<FieldRef> readReference(FieldRef from, YamlNode node) {
        var keys = node.keys(REFERENCE);
        var dataset = keys.required("dataset").text();
        var field = keys.required("field");
        var dot = field.text().lastIndexOf('.');
        if (dot < 0) {
            field.error("'" + field.text() + "' is not a field", "write collection.field");
            return Optional.empty();
        }
        var to = new FieldRef(
                new CollectionName(dataset, field.text().substring(0, dot)),
                field.text().substring(dot + 1));
        return switch (keys.get("direction").textOrNull()) {
            case null -> Optional.of(to);
            case "from" -> Optional.of(to);
            case "to" -> {
                pointings.add(new Pointing(from, to, node));
                yield Optional.empty();
            }
            default -> {
                keys.get("direction").error("there is no such direction", "write from or to");
                yield Optional.empty();
            }
        };
    }

    static List<String> orElse(List<String> own, List<String> inherited) {
        return own.isEmpty() ? inherited : own;
    }
}
