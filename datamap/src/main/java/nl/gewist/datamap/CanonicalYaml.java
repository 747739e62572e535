package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Writes equal contents as equal texts, so that a map's version is of what it says and not of how it looks. */
final class CanonicalYaml {
    private final MapErrors errors;

    private CanonicalYaml(MapErrors errors) {
        this.errors = errors;
    }

    static String of(@Nullable Node root, MapErrors errors) {
        return new CanonicalYaml(errors).text(root, 0);
    }

    private String text(@Nullable Node node, int depth) {
        if (depth > YamlNode.MAX_DEPTH) {
            errors.add(1, "the map refers to itself, or is nested too deeply", "remove the YAML alias");
            return "";
        }
        var out = new StringBuilder();
        switch (node) {
            case null -> out.append('~');
            case ScalarNode scalar -> {
                var value = scalar.getValue();
                out.append(value.length()).append('"').append(value).append('"');
            }
            case SequenceNode sequence -> {
                out.append('[');
                sequence.getValue().forEach(item -> out.append(text(item, depth + 1)));
                out.append(']');
            }
            case MappingNode mapping -> {
                out.append('{');
                mapping.getValue().stream()
                        .map(entry -> text(entry.getKeyNode(), depth + 1) + ":" + text(entry.getValueNode(), depth + 1))
                        .sorted()
                        .forEach(out::append);
                out.append('}');
            }
            default -> out.append('?');
        }
        return out.toString();
    }
}
