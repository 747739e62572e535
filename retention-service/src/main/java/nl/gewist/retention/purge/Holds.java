package nl.gewist.retention.purge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoiceHeld;
import nl.gewist.contract.RetentionEvent.InvoiceReleased;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;

/** A legal hold: the record stays, whatever its last day. */
@ApplicationScoped
class Holds {
    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    Holds(AgroalDataSource dataSource, Outbox outbox, Clock clock) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** False if there is no such record. One that is on hold stays so, as it was. */
    @Transactional
    boolean hold(UUID recordId, String role, String reason) {
        List<UUID> held = sql.query("""
                update retained_invoice set held_by = ?, held_reason = ?, held_at = ?
                where record_id = ? and held_at is null returning request_id""", row -> row.getObject(1, UUID.class), role, reason, clock.instant(), recordId);
        held.forEach(requestId -> outbox.add(new InvoiceHeld(requestId, recordId, role, reason), 0, UUID.randomUUID()));
        return !held.isEmpty() || isThere(recordId);
    }

    /** False if there is no such record on hold. */
    @Transactional
    boolean release(UUID recordId, String role, String reason) {
        List<UUID> released = sql.query("""
                update retained_invoice set held_by = null, held_reason = null, held_at = null
                where record_id = ? and held_at is not null returning request_id""", row -> row.getObject(1, UUID.class), recordId);
        released.forEach(
                requestId -> outbox.add(new InvoiceReleased(requestId, recordId, role, reason), 0, UUID.randomUUID()));
        return !released.isEmpty();
    }

    private boolean isThere(UUID recordId) {
        return !sql.query("select 1 from retained_invoice where record_id = ?", row -> row.getInt(1), recordId)
                .isEmpty();
    }
}
