package nl.gewist.deletion.request;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Set-based statements on requests: each transition is one conditional update. */
@ApplicationScoped
class RequestTable {
    private final Sql sql;

    RequestTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Inserts requests unless their id is known or their subject and scope have an open one. Returns the inserted. */
    Set<UUID> insert(List<DeletionRequested> requests, Instant now, Instant graceUntil) {
        if (requests.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.query(
                """
                insert into request (request_id, subject_type, subject_id, owner_id, requested_at, requested_by,
                                     reason, locale, state, received_at, grace_until, deadline)
                select id, type, subject, owner, at, requester, reason, locale, 'registered', ?, ?, deadline
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                            ?::text[], ?::date[])
                     as r(id, type, subject, owner, at, requester, reason, locale, deadline)
                on conflict do nothing returning request_id""",
                row -> row.getObject(1, UUID.class),
                now,
                graceUntil,
                Sql.column(requests, DeletionRequested::requestId),
                Sql.column(requests, request -> request.subject().type().word()),
                Sql.column(requests, request -> request.subject().id()),
                Sql.column(requests, RequestTable::ownerId),
                Sql.column(requests, DeletionRequested::requestedAt),
                Sql.column(requests, request -> request.requestedBy().word()),
                Sql.column(requests, DeletionRequested::reason),
                Sql.column(requests, DeletionRequested::locale),
                Sql.column(requests, request -> Deadline.of(request.requestedAt()))));
    }

    /** Of requests that could not be inserted: those that are new but whose subject and scope have an open one. */
    List<Rejection> duplicates(List<DeletionRequested> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        return sql.query(
                """
                select r.id, open.request_id
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as r(id, type, subject, owner)
                left join request open on open.subject_type = r.type and open.subject_id = r.subject
                     and coalesce(open.owner_id, '') = coalesce(r.owner, '')
                     and open.state in ('registered', 'held', 'announced', 'erasing', 'failed', 'completed')
                where not exists (select from request known where known.request_id = r.id)""",
                row -> new Rejection(row.getObject(1, UUID.class), "duplicate", null, row.getObject(2, UUID.class)),
                Sql.column(requests, DeletionRequested::requestId),
                Sql.column(requests, request -> request.subject().type().word()),
                Sql.column(requests, request -> request.subject().id()),
                Sql.column(requests, RequestTable::ownerId));
    }

    /** Inserts tombstones of rejected requests whose id is not known yet. Returns the inserted. */
    Set<UUID> insertRejected(Collection<Rejection> rejections, Instant now) {
        if (rejections.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.query(
                """
                insert into request (request_id, state, code, field, first_request_id, received_at)
                select id, 'rejected', code, field, first_id, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[]) as r(id, code, field, first_id)
                on conflict do nothing returning request_id""",
                row -> row.getObject(1, UUID.class),
                now,
                Sql.column(rejections, Rejection::requestId),
                Sql.column(rejections, Rejection::code),
                Sql.column(rejections, Rejection::field),
                Sql.column(rejections, Rejection::firstRequestId)));
    }

    /** Cancels those that are not announced yet. */
    List<Step> cancel(Collection<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return List.of();
        }
        return sql.query(
                """
                update request set state = 'cancelled', held_from = null, sequence = sequence + 1
                where request_id in (select request_id from request where request_id = any(?::uuid[])
                                     order by request_id for no key update)
                  and (state = 'registered' or state = 'held' and held_from = 'registered')
                returning request_id, sequence""", row -> new Step(row.getObject(1, UUID.class), row.getInt(2)), Sql.column(requestIds, id -> id));
    }

    /** Remembers cancellations of requests that are not known yet. */
    void rememberCancellations(Collection<UUID> requestIds, Instant now) {
        if (requestIds.isEmpty()) {
            return;
        }
        sql.update("""
                insert into early_cancellation (request_id, received_at)
                select c.id, ? from unnest(?::uuid[]) as c(id)
                where not exists (select from request where request_id = c.id)
                on conflict do nothing""", now, Sql.column(requestIds, id -> id));
    }

    /** Of these requests, those that were cancelled before they came. */
    List<UUID> earlyCancellations(Collection<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return List.of();
        }
        return sql.query(
                "select request_id from early_cancellation where request_id = any(?::uuid[])",
                row -> row.getObject(1, UUID.class),
                Sql.column(requestIds, id -> id));
    }

    private static @Nullable String ownerId(DeletionRequested request) {
        return request.scope() == null ? null : request.scope().ownerId();
    }
}
