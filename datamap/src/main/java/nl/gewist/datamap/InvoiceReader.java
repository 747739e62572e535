package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The narrow read of the vault: existing invoices with their NAW. */
public final class InvoiceReader {
    private final AddressResolver addresses;
    private final List<InvoiceSql> kinds;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public InvoiceReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        var selection = new Selection(reach);
        this.kinds = map.invoices().stream()
                .filter(kind -> kind.subjectType().equals(subjectType) && reach.contains(kind.collection()))
                .map(kind -> new InvoiceSql(reach, selection, kind))
                .toList();
        this.addresses = new AddressResolver(
                reach, selection, kinds.stream().map(InvoiceSql::collection).toList());
    }

    /** All invoices of the targets, by target and in the order of their keys; one statement per kind, one for its lines. */
    public List<InvoiceRecord> read(Connection store, Collection<Target> targets) throws SQLException {
        var invoices = new ArrayList<InvoiceRecord>();
        var batch = addresses.read(store, targets);
        for (var kind : kinds) {
            invoices.addAll(kind.read(store, batch));
        }
        return invoices;
    }

    /** Which invoices there are; every target gets an entry. See {@link #names}. */
    public Map<UUID, InvoiceKeys> keys(Connection store, Collection<Target> targets, boolean lock) throws SQLException {
        var result = new LinkedHashMap<UUID, InvoiceKeys>();
        names(store, addresses.read(store, targets), lock)
                .forEach((request, list) -> result.put(request, InvoiceKeys.ofNames(list)));
        return result;
    }

    /**
     * The document of one invoice that {@link #read} found to have one in its store; null when it is gone since. One at
     * a time, as a document may be large.
     *
     * @param largest bytes; of a larger one only the length is read
     */
    public InvoiceDocument.@Nullable Content document(Connection store, InvoiceRecord invoice, int largest)
            throws SQLException {
        for (var kind : kinds) {
            if (kind.isOf(invoice)) {
                return kind.content(store, invoice, largest);
            }
        }
        return null;
    }

    /**
     * The invoices' names, {@code store/kind/key}; every target gets an entry.
     *
     * @param batch of {@link ErasurePlan#batch}, so that what is looked at here is what is erased
     * @param lock whether to lock the invoice rows until the transaction ends, ordered by key
     */
    public Map<UUID, List<String>> names(Connection store, Batch batch, boolean lock) throws SQLException {
        var keys = new LinkedHashMap<UUID, List<String>>();
        batch.targets().forEach(target -> keys.put(target.requestId(), new ArrayList<>()));
        for (var kind : kinds) {
            batch.query(
                    store,
                    kind.keysSql(lock),
                    row -> keys.computeIfAbsent(batch.requestId(row.getInt("no")), id -> new ArrayList<>())
                            .add(kind.prefix() + row.getString("key")));
        }
        return keys;
    }
}
