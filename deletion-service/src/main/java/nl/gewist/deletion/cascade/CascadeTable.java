package nl.gewist.deletion.cascade;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Customers' requests and those of their learners. */
@ApplicationScoped
class CascadeTable {
    private final Sql sql;

    CascadeTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    boolean isApproved(UUID requestId) {
        return !sql.query(
                        "select 1 from request where request_id = ? and approved_at is not null",
                        row -> row.getInt(1),
                        requestId)
                .isEmpty();
    }

    /** Of a customer's learners, those whose request within the customer's has not been completed. */
    List<String> unsettled(UUID parent, List<String> learners) {
        return sql.query(
                """
                select learner.id from unnest(?::text[], ?::uuid[]) as learner(id, child)
                where not exists (select from request where request_id = learner.child
                                  and state in ('completed', 'closed'))""", row -> row.getString(1), learners, Sql.column(learners, learner -> ChildId.of(parent, learner)));
    }

    /**
     * Registers the learners' part of this customer, each with the customer's deadline and no grace of its own: that of
     * the customer is over. A learner whose part is being erased already gets none.
     */
    List<Child> insertChildren(Closing closing, List<String> learners, Instant now) {
        return sql.query(
                """
                insert into request (request_id, parent_id, subject_type, subject_id, owner_id, requested_at,
                                     requested_by, reason, state, received_at, grace_until, deadline)
                select learner.child, parent.request_id, 'learner', learner.id, parent.subject_id, now.at, 'owner',
                       'account-closed', 'registered', now.at, now.at, parent.deadline
                from request parent, (select ?::timestamptz) as now(at), unnest(?::text[], ?::uuid[]) as learner(id, child)
                where parent.request_id = ?
                on conflict do nothing returning request_id, subject_id, deadline""",
                row -> new Child(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDate.class)),
                now,
                learners,
                Sql.column(learners, learner -> ChildId.of(closing.requestId(), learner)),
                closing.requestId());
    }

    /** @param from the state to go back to; null where that is the present one, or the one it was held from already */
    void hold(UUID requestId, String code, @Nullable String from) {
        sql.update("""
                update request set state = 'held', held_from = coalesce(?, held_from, state), code = ?,
                       sequence = sequence + 1
                where request_id = ?""", from, code, requestId);
    }

    /** Customers of whom no learner's request is under way any more; locked for this transaction. */
    List<Closing> takeWithoutOpenLearners(int limit) {
        return sql.query("""
                select request_id, subject_id, sequence from request closing
                where state = 'held' and code = 'learners-first'
                  and not exists (select from request part where part.owner_id = closing.subject_id
                                  and part.subject_type = 'learner'
                                  and part.state in ('registered', 'held', 'announced', 'erasing', 'failed'))
                order by request_id limit ? for no key update skip locked""", CascadeTable::closing, limit);
    }

    /** Due for its announcement at once. */
    void release(UUID requestId) {
        sql.update("""
                update request set state = 'announced', announced_at = '-infinity', held_from = null, code = null,
                       sequence = sequence + 1
                where request_id = ?""", requestId);
    }

    private static Closing closing(ResultSet row) throws SQLException {
        return new Closing(row.getObject(1, UUID.class), row.getString(2), row.getInt(3));
    }

    /** A learner's request that was made for a customer's. */
    record Child(UUID requestId, String learnerId, LocalDate deadline) {}
}
