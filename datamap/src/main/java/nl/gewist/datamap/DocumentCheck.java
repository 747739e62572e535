package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for personal keys that the map forgets in documents of which it erases only some. */
final class DocumentCheck {
    private final DataMap map;
    private final Catalog catalog;
    private final Sampler sampler;
    private final DocumentSampler documents;
    private final Map<CollectionName, Set<String>> touching;

    DocumentCheck(
            DataMap map,
            Catalog catalog,
            Connection connection,
            Sampler sampler,
            Map<CollectionName, Set<String>> touching) {
        this.map = map;
        this.catalog = catalog;
        this.sampler = sampler;
        this.documents = new DocumentSampler(connection, catalog.store());
        this.touching = touching;
    }

    List<Suspicion> check() throws SQLException {
        var found = new ArrayList<Suspicion>();
        for (var collection : map.collections().values()) {
            for (var rule : collection.rules().entrySet()) {
                var column = catalog.column(collection.name(), rule.getKey());
                if (rule.getValue().strategy() instanceof Strategy.Keys
                        && column.filter(Catalog.Column::isJson).isPresent()
                        && sampler.reads(collection.name().name(), rule.getKey())) {
                    found.addAll(check(collection, rule.getKey()));
                }
            }
        }
        return found;
    }

    private List<Suspicion> check(DataCollection collection, String column) throws SQLException {
        var listed = Optional.ofNullable(collection.fields().get(column))
                .map(DataField::nested)
                .orElse(List.of());
        var found = new ArrayList<Suspicion>();
        documents.sample(collection.name(), column).forEach((path, content) -> {
            if (!isListed(listed, path)) {
                content.kind()
                        .or(() -> PersonalKind.byName(path.substring(path.lastIndexOf('.') + 1), "text"))
                        .ifPresent(kind -> found.add(new Suspicion(
                                Suspicion.Code.UNMAPPED_KEY,
                                collection.name().toString(),
                                column + "." + path,
                                kind,
                                content.hits(kind),
                                content.sampled(),
                                touching.getOrDefault(
                                        collection.name(), map.subjects().keySet()),
                                "list the key under the fields of " + column
                                        + ": with its data category, or with none when it is nobody's")));
            }
        });
        return found;
    }

    /** A listed key without keys of its own stands for all that is under it. */
    private static boolean isListed(List<DataField> fields, String path) {
        return fields.stream()
                .anyMatch(field -> path.equals(field.name())
                        || path.startsWith(field.name() + ".")
                                && (field.personal()
                                        || field.nested().isEmpty()
                                        || isListed(
                                                field.nested(),
                                                path.substring(field.name().length() + 1))));
    }
}
