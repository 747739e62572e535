package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves names in Gewist's statements against the datasets, noting what does not exist. */
final class MapNames {
    private static final String LIST_IT = "list it under dataset, or correct the name";

    private final Map<CollectionName, DataCollection> collections;

    MapNames(Map<CollectionName, DataCollection> collections) {
        this.collections = collections;
    }

    Optional<DataCollection> collection(YamlNode node) {
        return node.isPresent() ? collection(node, node.text()) : Optional.empty();
    }

    Optional<DataCollection> collection(YamlNode node, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var dot = text.indexOf('.');
        var found =
                dot < 0 ? null : collections.get(new CollectionName(text.substring(0, dot), text.substring(dot + 1)));
        if (found == null) {
            node.error("there is no collection '" + text + "'", "write store.collection; " + LIST_IT);
        }
        return Optional.ofNullable(found);
    }

    /** A field written {@code store.collection.field}. */
    Optional<FieldRef> field(YamlNode node) {
        return field(node, node.text());
    }

    /** The same where the name is only a part of the node's text. */
    Optional<FieldRef> field(YamlNode node, String text) {
        var dot = text.lastIndexOf('.');
        if (dot < 0) {
            if (!text.isEmpty()) {
                node.error("'" + text + "' is not a field", "write store.collection.field");
            }
            return Optional.empty();
        }
        return collection(node, text.substring(0, dot))
                .filter(found -> has(found, text.substring(dot + 1), node))
                .map(found -> new FieldRef(found.name(), text.substring(dot + 1)));
    }

    /** A column of one collection; null when the key is absent or wrong. */
    @Nullable
    String column(DataCollection collection, YamlNode node) {
        var name = node.textOrNull();
        return name != null && has(collection, name, node) ? name : null;
    }

    boolean has(DataCollection collection, String field, YamlNode node) {
        if (field.isEmpty()) {
            return false;
        }
        if (collection.fields().containsKey(field)) {
            return true;
        }
        node.error("collection '" + collection.name() + "' has no field '" + field + "'", LIST_IT);
        return false;
    }

    /** A column, or a list of references to follow that ends in a column or in a list of columns. */
    Optional<ColumnPath> path(DataCollection collection, YamlNode node) {
        if (!node.isPresent()) {
            return Optional.empty();
        }
        var steps = node.isScalar() ? List.of(node) : node.items();
        if (steps.isEmpty()) {
            node.error("a column is expected here", "write a column, or references that end in one");
            return Optional.empty();
        }
        var follow = new ArrayList<String>();
        steps.subList(0, steps.size() - 1).forEach(step -> follow.add(step.text()));
        var last = steps.getLast();
        var columns = last.isList() ? last.texts() : List.of(last.text());
        var first = follow.isEmpty() ? columns : List.of(follow.getFirst());
        first.forEach(column -> has(collection, column, node));
        return columns.isEmpty() || columns.contains("") || follow.contains("")
                ? Optional.empty()
                : Optional.of(new ColumnPath(follow, columns));
    }
}
