package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.datamap.MisfitException;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Failures;
import org.jboss.logging.Logger;

/** Reads the invoices of many requests at once; one that cannot be read is told apart from those that can. */
@ApplicationScoped
class PlatformInvoices {
    private static final Logger LOG = Logger.getLogger(PlatformInvoices.class);

    private final PlatformStores stores;
    private final int patience;

    PlatformInvoices(PlatformStores stores, VaultConfig config) {
        this.stores = stores;
        this.patience = Math.toIntExact(config.platformPatience().toMillis());
    }

    /**
     * What was found.
     *
     * @param invoices of every request that could be read, also of those that have none
     * @param unreadable the others, with a code
     */
    record Found(Map<DueRequest, List<InvoiceRecord>> invoices, Map<DueRequest, String> unreadable) {}

    /**
     * Reads from all stores in which these people can have anything.
     *
     * @throws DatabaseException if one of them is away or its schema has just changed: nothing is known then, of nobody
     */
    Found read(String subjectType, List<DueRequest> requests) {
        var found = new Found(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<DueRequest> ours = ofOurMap(found, requests);
        if (!stores.map().subjects().containsKey(subjectType)) {
            ours.forEach(request -> found.unreadable().put(request, "subject-type-not-in-map"));
            return found;
        }
        try {
            readInto(found, readers(subjectType), ours);
        } catch (MisfitException e) {
            LOG.errorf("Nothing of subject type %s is secured until the data map fits: %s", subjectType, e.misfits());
            stores.all().forEach(PlatformStore::forgetCatalog);
            ours.forEach(request -> found.unreadable().put(request, "map-does-not-fit"));
        } catch (SQLException e) {
            stores.all().forEach(PlatformStore::forgetCatalog);
            throw new DatabaseException(e);
        }
        return found;
    }

    /** Another map may name other invoices, or other columns of them: never answer for a map one does not have. */
    private List<DueRequest> ofOurMap(Found found, List<DueRequest> requests) {
        String version = stores.map().version();
        requests.stream()
                .filter(request -> !request.mapVersion().equals(version))
                .forEach(request -> found.unreadable().put(request, "map-version-differs"));
        return requests.stream()
                .filter(request -> request.mapVersion().equals(version))
                .toList();
    }

    private Map<PlatformStore, InvoiceReader> readers(String subjectType) throws SQLException {
        Map<PlatformStore, InvoiceReader> readers = new LinkedHashMap<>();
        for (PlatformStore store : stores.of(subjectType)) {
            readers.put(store, new InvoiceReader(stores.map(), store.catalog(), subjectType));
        }
        return readers;
    }

    /** Halves a batch that fails for its values, until the one at fault is found. */
    private void readInto(Found found, Map<PlatformStore, InvoiceReader> readers, List<DueRequest> requests)
            throws SQLException {
        if (requests.isEmpty()) {
            return;
        }
        try {
            readAll(found, readers, requests);
        } catch (SQLException e) {
            if (!isAboutValues(e)) {
                throw e;
            }
            if (requests.size() == 1) {
                found.unreadable().put(requests.getFirst(), Failures.code(e));
                return;
            }
            int half = requests.size() / 2;
            readInto(found, readers, requests.subList(0, half));
            readInto(found, readers, requests.subList(half, requests.size()));
        }
    }

    private static boolean isAboutValues(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("22");
    }

    private void readAll(Found found, Map<PlatformStore, InvoiceReader> readers, List<DueRequest> requests)
            throws SQLException {
        Map<UUID, List<InvoiceRecord>> byRequest = new HashMap<>();
        for (var reader : readers.entrySet()) {
            try (Connection connection = reader.getKey().connection()) {
                connection.setReadOnly(true);
                // A platform that hangs is away: the connection breaks, and the batch is tried again.
                connection.setNetworkTimeout(Runnable::run, patience);
                reader.getValue()
                        .read(
                                connection,
                                requests.stream().map(DueRequest::target).toList())
                        .forEach(invoice -> byRequest
                                .computeIfAbsent(invoice.requestId(), _ -> new ArrayList<>())
                                .add(invoice));
            }
        }
        requests.forEach(
                request -> found.invoices().put(request, byRequest.getOrDefault(request.requestId(), List.of())));
    }
}
