package nl.gewist.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.OwnerReader;
import nl.gewist.datamap.OwnerRelation;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.datamap.Target;
import nl.gewist.notification.PlatformStores;
import nl.gewist.notification.notice.ErasureRequests.Due;

/** Asks the platform's stores, set-based and read only, who has or had the persons of a batch of requests. */
@ApplicationScoped
class Owners {
    private final PlatformStores stores;
    private final Map<String, OwnerReader> readers = new ConcurrentHashMap<>();

    Owners(PlatformStores stores) {
        this.stores = stores;
    }

    /** Every owner of every request; a subject type of which the map names no owners has none. */
    List<OwnerRelation> of(List<Due> due) throws SQLException {
        List<OwnerRelation> relations = new ArrayList<>();
        var byType = due.stream().collect(Collectors.groupingBy(Due::subjectType));
        for (var entry : byType.entrySet()) {
            if (stores.map().owners().containsKey(entry.getKey())) {
                relations.addAll(read(entry.getKey(), entry.getValue()));
            }
        }
        return relations;
    }

    private List<OwnerRelation> read(String subjectType, List<Due> due) throws SQLException {
        List<Target> targets = due.stream()
                .map(its -> new Target(its.requestId(), its.subjectId(), its.ownerId()))
                .toList();
        PlatformStore store = stores.of(subjectType);
        Catalog catalog = store.catalog();
        try (Connection connection = store.connection()) {
            return readers.computeIfAbsent(subjectType, type -> new OwnerReader(stores.map(), catalog, type))
                    .read(connection, targets);
        } catch (SQLException | RuntimeException e) {
            // The schema may have changed: look again before the next attempt.
            readers.clear();
            store.forgetCatalog();
            throw e;
        }
    }
}
