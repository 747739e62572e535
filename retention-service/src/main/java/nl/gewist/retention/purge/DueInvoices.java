package nl.gewist.retention.purge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.terms.DecidedBy;

/** The SQL of destroying. */
@ApplicationScoped
class DueInvoices {
    private final Sql sql;

    DueInvoices(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Takes some whose last day is before this one and that nobody holds; those of a request stay together. */
    List<DueInvoice> take(LocalDate today, int limit) {
        return sql.query("""
                select record_id, request_id, decided_by, legal_basis from retained_invoice
                where last_day < ? and held_at is null
                order by last_day, request_id, record_id limit ?
                for update skip locked""", DueInvoices::due, today, limit);
    }

    /** Takes those of these records that are there. */
    List<DueInvoice> takeAgain(Collection<String> recordIds) {
        return sql.query("""
                select record_id, request_id, decided_by, legal_basis from retained_invoice
                where record_id = any(?::uuid[]) order by record_id
                for update""", DueInvoices::due, recordIds);
    }

    private static DueInvoice due(ResultSet row) throws SQLException {
        return new DueInvoice(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                DecidedBy.valueOf(row.getString(3)),
                row.getString(4));
    }

    /** Deletes these rows and notes that they are gone. */
    void delete(List<DueInvoice> due, Instant now) {
        List<UUID> ids = due.stream().map(DueInvoice::recordId).toList();
        sql.update("delete from retained_invoice where record_id = any(?::uuid[])", ids);
        sql.update("""
                insert into purged_invoice (record_id, request_id, basis, purged_at)
                select record_id, request_id, basis, ?
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as gone(record_id, request_id, basis)
                on conflict (record_id) do nothing""", now, ids, Sql.column(due, DueInvoice::requestId), Sql.column(due, DueInvoice::basis));
    }

    /** Which have been destroyed, in the order of their ids. */
    List<String> purgedAfter(String recordId, int limit) {
        return sql.query(
                "select record_id from purged_invoice where record_id > ?::uuid order by record_id limit ?",
                row -> row.getString(1),
                recordId,
                limit);
    }

    /** How many should have been destroyed before this day and are not on hold. */
    int overdue(LocalDate day) {
        return sql.query(
                        "select count(*) from retained_invoice where last_day < ? and held_at is null",
                        row -> row.getInt(1),
                        day)
                .getFirst();
    }
}
