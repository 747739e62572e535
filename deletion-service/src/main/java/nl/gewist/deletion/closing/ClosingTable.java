package nl.gewist.deletion.closing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/** Takes requests that may be closed, and forgets. */
@ApplicationScoped
class ClosingTable {
    private final Sql sql;

    ClosingTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Requests whose backups are gone and that a sweep begun after that has passed; locked for this transaction. A
     * customer waits for the learners' requests, which carry the customer's id; what is to be applied again to a store
     * that was put back waits for that.
     */
    List<UUID> takeDue(int limit) {
        return sql.query("""
                select request_id from request due
                where state = 'completed' and closing_at is null
                  and swept_at > backups_gone_at and swept_at > completed_at
                  and not exists (select from open_finding open where open.request_id = due.request_id)
                  and not exists (select from replay where replay.request_id = due.request_id
                                  and replay.state in ('due', 'attention'))
                  and not (subject_type = 'customer' and exists (
                      select from request part where part.owner_id = due.subject_id
                         and part.state in ('registered', 'held', 'announced', 'erasing', 'failed', 'completed')))
                order by request_id limit ? for no key update skip locked""", row -> row.getObject(1, UUID.class), limit);
    }

    /** Whoever it was about: the rows of requests that ended earlier name the same subject. */
    void forgetSubject(List<UUID> requestIds, Instant now) {
        sql.update("""
                update request earlier set subject_id = null, owner_id = null, release_note = null,
                       owners_part = earlier.owners_part or earlier.owner_id is not null
                from request closing
                where closing.request_id = any(?::uuid[]) and earlier.state in ('cancelled', 'rejected')
                  and earlier.subject_type = closing.subject_type and earlier.subject_id = closing.subject_id""", requestIds);
        sql.update("""
                update request part set owner_id = null, owners_part = true
                from request closing
                where closing.request_id = any(?::uuid[]) and closing.subject_type = 'customer'
                  and part.owner_id = closing.subject_id and part.state in ('cancelled', 'rejected')""", requestIds);
        sql.update("""
                update request set closing_at = ?, subject_id = null, owner_id = null, secured_digest = null,
                       locale = null, release_note = null, owners_part = owner_id is not null
                where request_id = any(?::uuid[])""", now, requestIds);
    }

    /** Those whose subject is forgotten and whose key may still be there. */
    List<UUID> forgotten(int limit) {
        return sql.query(
                "select request_id from request where state = 'completed' and closing_at is not null"
                        + " order by request_id limit ?",
                row -> row.getObject(1, UUID.class),
                limit);
    }

    /** Closes those of these that are not yet. Returns their new sequences. */
    List<Closed> close(List<UUID> requestIds, Instant now) {
        return sql.query("""
                update request set state = 'closed', closed_at = ?, sequence = sequence + 1
                where request_id in (select request_id from request where request_id = any(?::uuid[])
                                     order by request_id for no key update)
                  and state = 'completed' and closing_at is not null
                returning request_id, sequence""", row -> new Closed(row.getObject(1, UUID.class), row.getInt(2)), now, requestIds);
    }

    /** @param sequence the new one */
    record Closed(UUID requestId, int sequence) {}
}
