package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what an erasure would do in all stores, by the same selections that it would use; only reads. */
public final class PreviewReader {
    private final String version;
    private final String rootStore;
    private final SubjectReader subjects;
    private final Map<String, StorePreview> previews = new LinkedHashMap<>();

    /**
     * @param catalogs of the {@link DataMap#storesOf stores} of the subject type
     * @throws MisfitException when the map does not fit a catalog for this subject type
     * @throws IllegalArgumentException when the map has no such subject type
     */
    public PreviewReader(DataMap map, Collection<Catalog> catalogs, String subjectType) {
        this.version = map.version();
        this.rootStore = map.storesOf(subjectType).getLast();
        catalogs.forEach(catalog -> previews.put(catalog.store().name(), new StorePreview(map, catalog, subjectType)));
        this.subjects = catalogs.stream()
                .filter(catalog -> catalog.store().name().equals(rootStore))
                .map(catalog -> new SubjectReader(map, catalog, subjectType))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param stores a connection to each
     * @param ownerId only this owner's part, and everything when no other owner remains; null for everything
     * @param today from which terms count
     */
    public Preview read(Map<String, Connection> stores, String subjectId, @Nullable String ownerId, LocalDate today)
            throws SQLException {
        var asked = new Target(UUID.randomUUID(), subjectId, ownerId);
        var subject =
                subjects.read(connection(stores, rootStore), List.of(asked)).getFirst();
        if (!subject.scopeHeld()) {
            return new Preview(version, subject.exists(), false, false, 0, List.of());
        }
        var everything = ownerId == null || !subject.ownersElsewhere();
        var target = everything ? new Target(asked.requestId(), subjectId, null) : asked;
        var identifiers = identifiers(stores, target);
        var collections = new ArrayList<Preview.Collection>();
        int invoices = 0;
        for (var preview : previews.entrySet()) {
            var store = connection(stores, preview.getKey());
            invoices += preview.getValue().invoices(store, target, identifiers);
            collections.addAll(preview.getValue().collections(store, target, identifiers, today));
        }
        collections.sort(Comparator.comparing(Preview.Collection::name));
        return new Preview(version, subject.exists(), true, everything, invoices, collections);
    }

    private Identifiers identifiers(Map<String, Connection> stores, Target target) throws SQLException {
        var all = Identifiers.none(target.subjectId());
        for (var preview : previews.entrySet()) {
            all = all.and(preview.getValue().identifiers(connection(stores, preview.getKey()), target));
        }
        return all;
    }

    private static Connection connection(Map<String, Connection> stores, String name) {
        return Objects.requireNonNull(stores.get(name), () -> "no connection to store " + name);
    }
}
