package nl.gewist.datamap;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML node that knows its line; a wrong shape is noted as an error and read as empty, so that reading goes on. */
final class YamlNode {
    static final int MAX_DEPTH = 30;

    private final @Nullable Node node;
    private final int line;
    private final MapErrors errors;

    private YamlNode(@Nullable Node node, int line, MapErrors errors) {
        this.node = node;
        this.line = line;
        this.errors = errors;
    }

    static YamlNode parse(Reader reader, MapErrors errors) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(reader);
            return new YamlNode(root, 1, errors);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            errors.add(mark == null ? 1 : mark.getLine() + 1, "this is not YAML: " + e.getProblem(), "mend the YAML");
        } catch (YAMLException e) {
            errors.add(1, "this is not YAML Gewist reads", "write one plain YAML document");
        }
        return new YamlNode(null, 1, errors);
    }

    int line() {
        return node == null ? line : node.getStartMark().getLine() + 1;
    }

    /** What is read where a key is absent: nothing, at this line. */
    YamlNode none() {
        return new YamlNode(null, line(), errors);
    }

    boolean isPresent() {
        return node != null;
    }

    boolean isNull() {
        return node != null && node.getTag().equals(Tag.NULL);
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    void error(String message, String cure) {
        if (isQuestion()) {
            errors.add(line(), "this question is not answered yet", "write the answer instead of '?'");
        } else {
            errors.add(line(), message, cure);
        }
    }

    /** What a draft leaves to a person. */
    private boolean isQuestion() {
        return node instanceof ScalarNode scalar && scalar.getValue().equals("?");
    }

    /** The scalar as written; empty, and an error, when it is something else. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank() && !isQuestion()) {
            return scalar.getValue();
        }
        if (node != null) {
            error("a text is expected here", "write one value");
        }
        return "";
    }

    /** The scalar, or null when the key is absent. */
    @Nullable
    String textOrNull() {
        return node == null ? null : text();
    }

    List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::child).toList();
        }
        if (node != null && !isNull()) {
            error("a list is expected here", "write [a, b] or lines that start with a dash");
        }
        return List.of();
    }

    List<String> texts() {
        return items().stream().map(YamlNode::text).filter(t -> !t.isEmpty()).toList();
    }

    /** The mapping's entries in their order; a key given twice is an error. */
    Map<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var key = child(tuple.getKeyNode());
                if (entries.put(key.text(), child(tuple.getValueNode())) != null) {
                    key.error("'" + key.text() + "' is given twice", "keep one of them");
                }
            }
        } else if (node != null && !isNull()) {
            error("keys and values are expected here", "write key: value");
        }
        return entries;
    }

    /** The entries, with an error for each key that is not allowed. */
    Keys keys(Set<String> allowed) {
        var entries = entries();
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                value.error(
                        "unknown key '" + key + "'",
                        "known here: "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
        return new Keys(this, entries);
    }

    private YamlNode child(Node child) {
        return new YamlNode(child, child.getStartMark().getLine() + 1, errors);
    }

    /** The checked entries of one mapping. */
    record Keys(YamlNode owner, Map<String, YamlNode> entries) {

        YamlNode get(String key) {
            var value = entries.get(key);
            return value == null ? owner.none() : value;
        }

        YamlNode required(String key) {
            if (!entries.containsKey(key)) {
                owner.error("'" + key + "' is missing", "add " + key);
            }
            return get(key);
        }
    }

    /** One text for equal contents, whatever the order of keys, the comments and the layout. */
    String canonical() {
        return CanonicalYaml.of(node, errors);
    }
}
