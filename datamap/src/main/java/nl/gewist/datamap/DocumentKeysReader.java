package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code keys}: which keys of a column's documents go, and how. */
final class DocumentKeysReader {
    private final Map<String, YamlNode> rules;

    private DocumentKeysReader(Map<String, YamlNode> rules) {
        this.rules = rules;
    }

    /**
     * All personal keys of the field's nested fields: removed, unless {@code rules} says how.
     *
     * @param rules strategies by path, such as {@code contact.email}; absent when all are simply removed
     */
    static @Nullable Strategy read(DataField field, YamlNode node, YamlNode rules) {
        var reader = new DocumentKeysReader(new HashMap<>(rules.entries()));
        var keys = reader.keys(field.nested(), "");
        reader.rules.forEach((path, rule) -> rule.error(
                "'" + path + "' is no key of " + field.name() + " that can be treated by itself",
                "list it under the fields of " + field.name() + ", and not below a personal key"));
        if (keys.isEmpty()) {
            node.error(
                    "no key of " + field.name() + " is personal",
                    "list its keys under fields, the personal ones with their data category");
            return null;
        }
        return new Strategy.Keys(keys);
    }

    private List<DocumentKey> keys(List<DataField> fields, String before) {
        var keys = new ArrayList<DocumentKey>();
        for (var field : fields) {
            var path = before + field.name();
            var rule = rules.remove(path);
            var strategy = rule == null ? null : strategy(rule);
            if (strategy != null || field.personal()) {
                var removed = new Strategy.Null();
                keys.add(
                        new DocumentKey(field.name(), strategy == null ? removed : strategy, field.email(), List.of()));
            } else {
                var inner = keys(field.nested(), path + ".");
                if (!inner.isEmpty()) {
                    keys.add(new DocumentKey(field.name(), null, false, inner));
                }
            }
        }
        return keys;
    }

    private static @Nullable Strategy strategy(YamlNode node) {
        if (node.isMapping()) {
            var constant = node.keys(Set.of("constant")).required("constant").textOrNull();
            return constant == null ? null : new Strategy.Constant(constant);
        }
        return StrategyReader.simple(node);
    }
}
