package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.gewist.datamap.FileDirectory.Part;
import nl.gewist.datamap.FileDirectory.Rule;

/** Reads {@code gewist.files}. */
final class FilesReader {
    private static final Set<String> DIRECTORY = Set.of("region", "paths");
    private static final Set<String> PATH = Set.of("subject", "path");
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private final MapNames names;

    FilesReader(MapNames names) {
        this.names = names;
    }

    Map<String, FileDirectory> read(YamlNode node, Map<String, Store> stores) {
        var directories = new LinkedHashMap<String, FileDirectory>();
        node.entries().forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || stores.containsKey(name)) {
                value.error(
                        "'" + name + "' cannot be the name of a directory", "use a-z, 0-9, - and _, no store's name");
            }
            var keys = value.keys(DIRECTORY);
            var rules = new ArrayList<Rule>();
            keys.required("paths").items().forEach(item -> rule(item).ifPresent(rules::add));
            directories.put(name, new FileDirectory(name, StoresReader.region(keys), rules));
        });
        return directories;
    }

    private Optional<Rule> rule(YamlNode node) {
        var keys = node.keys(PATH);
        var subject = keys.required("subject").text();
        var path = keys.required("path");
        var fields = new ArrayList<FieldRef>();
        var parts = parts(path, fields);
        if (fields.isEmpty()) {
            path.error("'" + path.text() + "' is the same for everybody", "name a field: {store.collection.field}");
            return Optional.empty();
        }
        if (fields.stream().map(FieldRef::collection).distinct().count() > 1) {
            path.error("its fields are in different collections", "name fields of one collection");
            return Optional.empty();
        }
        return Optional.of(new Rule(subject, fields.getFirst().collection(), parts));
    }

    private List<Part> parts(YamlNode path, List<FieldRef> fields) {
        var parts = new ArrayList<Part>();
        var text = path.text();
        var matcher = FIELD.matcher(text);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) {
                parts.add(new Part(text.substring(at, matcher.start()), false));
            }
            names.field(path, matcher.group(1)).ifPresent(field -> {
                fields.add(field);
                parts.add(new Part(field.field(), true));
            });
            at = matcher.end();
        }
        if (at < text.length()) {
            parts.add(new Part(text.substring(at), false));
        }
        return parts;
    }
}
