package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The narrow read of the vault: existing invoices with their NAW. */
public final class InvoiceReader {

    public InvoiceReader(DataMap map, Catalog catalog, String subjectType) {}

    /** All invoices of the targets, in the order of their keys. */
    public List<InvoiceRecord> read(Connection store, Collection<Target> targets) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /**
     * Which invoices there are; every target gets an entry.
     *
     * @param lock whether to lock the invoice rows until the transaction ends, ordered by key
     */
    public Map<UUID, InvoiceKeys> keys(Connection store, Collection<Target> targets, boolean lock) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
