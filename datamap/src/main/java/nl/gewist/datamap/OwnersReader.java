package nl.gewist.datamap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.OwnerLookup.Integrations;
import org.jspecify.annotations.Nullable;

/** Reads {@code gewist.owners}. */
final class OwnersReader {
    private static final Set<String> OWNER =
            Set.of("collection", "id", "name", "email", "locale", "relations", "person", "integrations");
    private static final Set<String> PERSON = Set.of("name", "email");
    private static final Set<String> INTEGRATIONS = Set.of("collection", "owner", "system", "account", "active");

    private final MapNames names;

    OwnersReader(MapNames names) {
        this.names = names;
    }

    Map<String, OwnerLookup> read(YamlNode node) {
        var owners = new LinkedHashMap<String, OwnerLookup>();
        node.entries().forEach((subject, value) -> {
            var keys = value.keys(OWNER);
            names.collection(keys.required("collection")).ifPresent(collection -> {
                var id = names.column(collection, keys.required("id"));
                if (id != null) {
                    owners.put(subject, lookup(keys, collection, id));
                }
            });
        });
        return owners;
    }

    private OwnerLookup lookup(YamlNode.Keys keys, DataCollection collection, String id) {
        var person = keys.get("person").keys(PERSON);
        return new OwnerLookup(
                collection.name(),
                id,
                names.path(collection, keys.get("name")).orElse(null),
                names.path(collection, keys.required("email")).orElse(null),
                names.column(collection, keys.get("locale")),
                relations(keys.required("relations")),
                rootPath(person.get("name")),
                rootPath(person.get("email")),
                integrations(keys.get("integrations")));
    }

    private List<CollectionName> relations(YamlNode node) {
        return node.items().stream()
                .flatMap(item -> names.collection(item).stream())
                .map(DataCollection::name)
                .toList();
    }

    /** Columns of the root collection; whether they exist there is checked when all is read. */
    private static @Nullable ColumnPath rootPath(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        if (node.isScalar()) {
            return new ColumnPath(List.of(), List.of(node.text()));
        }
        var columns = node.items().stream()
                .flatMap(item -> item.isList() ? item.texts().stream() : List.of(item.text()).stream())
                .toList();
        return new ColumnPath(List.of(), columns);
    }

    private @Nullable Integrations integrations(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        var keys = node.keys(INTEGRATIONS);
        var found = names.collection(keys.required("collection"));
        if (found.isEmpty()) {
            return null;
        }
        var owner = names.column(found.get(), keys.required("owner"));
        var system = names.column(found.get(), keys.required("system"));
        return owner == null || system == null
                ? null
                : new Integrations(
                        found.get().name(),
                        owner,
                        system,
                        names.column(found.get(), keys.get("account")),
                        names.column(found.get(), keys.get("active")));
    }
}
