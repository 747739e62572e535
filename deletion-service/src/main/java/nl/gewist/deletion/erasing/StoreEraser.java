package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nl.gewist.deletion.platform.SubjectPlan;

/**
 * Erases a batch of subjects of one type from their store, in one transaction of the store: locks roots and invoices,
 * compares with what was secured, has the evidence kept, deletes children first, looks again.
 */
final class StoreEraser {
    StoreEraser(SubjectPlan plan) {}

    /**
     * Commits the store's transaction, or rolls it back and throws.
     *
     * @return one outcome per erasure
     * @throws SQLException if the batch as a whole failed; nothing was erased then
     */
    List<Outcome> erase(Connection store, List<Erasure> erasures, EvidenceKeeper keeper) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
