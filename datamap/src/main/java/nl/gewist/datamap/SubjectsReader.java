package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.SubjectType.IdentifierSource;
import nl.gewist.datamap.SubjectType.Kind;
import org.jspecify.annotations.Nullable;

/** Reads {@code gewist.subjects}. */
final class SubjectsReader {
    private static final Set<String> SUBJECT = Set.of("root", "created", "identifiers");
    private static final Set<String> KINDS = Set.of("email", "phone", "iban", "full_name");

    private final MapNames names;

    SubjectsReader(MapNames names) {
        this.names = names;
    }

    Map<String, SubjectType> read(YamlNode node) {
        var subjects = new LinkedHashMap<String, SubjectType>();
        node.entries().forEach((name, value) -> {
            var keys = value.keys(SUBJECT);
            var rootNode = keys.required("root");
            if (rootNode.isPresent()) {
                names.field(rootNode)
                        .ifPresent(root -> subjects.put(
                                name,
                                new SubjectType(
                                        name, root, created(keys, root), identifiers(keys.get("identifiers")))));
            }
        });
        return subjects;
    }

    private @Nullable String created(YamlNode.Keys keys, FieldRef root) {
        var node = keys.get("created");
        if (!node.isPresent()) {
            return null;
        }
        var field = names.field(node);
        if (field.isPresent() && !field.get().collection().equals(root.collection())) {
            node.error("created is not in the root collection", "name a field of " + root.collection());
        }
        return field.map(FieldRef::field).orElse(null);
    }

    private List<IdentifierSource> identifiers(YamlNode node) {
        var sources = new ArrayList<IdentifierSource>();
        node.keys(KINDS).entries().forEach((kind, list) -> {
            if (KINDS.contains(kind)) {
                list.items().forEach(item -> source(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), item, sources));
            }
        });
        return sources;
    }

    private void source(Kind kind, YamlNode node, List<IdentifierSource> into) {
        var parts = (node.isList() ? node.items() : List.of(node))
                .stream().flatMap(part -> names.field(part).stream()).toList();
        if (parts.stream().map(FieldRef::collection).distinct().count() > 1) {
            node.error("joined fields are in different collections", "join fields of one collection");
        } else if (!parts.isEmpty()) {
            into.add(new IdentifierSource(
                    kind,
                    parts.getFirst().collection(),
                    parts.stream().map(FieldRef::field).toList()));
        }
    }
}
