package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.AfterCommit;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** What must be secured: noted when an erasure is announced, done by the {@link SecuringWorker}. */
@ApplicationScoped
public class Securing {
    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final SecuringWorker worker;

    Securing(AgroalDataSource dataSource, Outbox outbox, Clock clock, AfterCommit afterCommit, SecuringWorker worker) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.worker = worker;
    }

    /**
     * Notes rounds that are new. A round that is already secured is answered again, by the same event id, so that an
     * answer that got lost is healed; one that is still due changes nothing but the map it is due under, an older one
     * changes nothing at all.
     */
    public void announced(List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return;
        }
        Map<UUID, Announcement> latest = new HashMap<>();
        announcements.forEach(announcement -> latest.merge(
                announcement.event().requestId(),
                announcement,
                (one, other) -> other.event().round() > one.event().round() ? other : one));
        note(latest.values());
        answerAgain(latest.values());
        afterCommit.run(worker::wake);
    }

    private void note(Collection<Announcement> announcements) {
        sql.update(
                """
                insert into securing as known
                    (request_id, round, sequence, map_version, subject_type, subject_id, owner_id, due_at)
                select request_id, round, sequence, map_version, subject_type, subject_id, owner_id, ?
                from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as announced(request_id, round, sequence, map_version, subject_type, subject_id, owner_id)
                order by request_id
                on conflict (request_id) do update set
                    round = excluded.round, sequence = excluded.sequence, map_version = excluded.map_version,
                    subject_id = excluded.subject_id, due_at = excluded.due_at,
                    waits_for = null, secured_at = null, count = null, digest = null
                where known.round < excluded.round
                    or known.round = excluded.round and known.secured_at is null
                        and known.map_version <> excluded.map_version""",
                clock.instant(),
                Sql.column(announcements, announcement -> announcement.event().requestId()),
                Sql.column(announcements, announcement -> announcement.event().round()),
                Sql.column(announcements, Announcement::sequence),
                Sql.column(announcements, announcement -> announcement.event().mapVersion()),
                Sql.column(
                        announcements,
                        announcement -> announcement.event().subject().type().word()),
                Sql.column(
                        announcements,
                        announcement -> announcement.event().subject().id()),
                Sql.column(announcements, announcement -> ownerId(announcement.event())));
    }

    private static @Nullable Object ownerId(ErasureAnnounced event) {
        return event.scope() == null ? null : event.scope().ownerId();
    }

    private void answerAgain(Collection<Announcement> announcements) {
        outbox.add(sql.query(
                """
                select request_id, round, map_version, count, digest, sequence
                from securing join unnest(?::uuid[], ?::int[]) as announced(request_id, round)
                    using (request_id, round)
                where secured_at is not null
                order by request_id
                for no key update of securing""",
                row -> {
                    var event = new InvoicesSecured(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getString(5));
                    return outbox.outgoing(event, row.getInt(6), event.round());
                },
                Sql.column(announcements, announcement -> announcement.event().requestId()),
                Sql.column(announcements, announcement -> announcement.event().round())));
    }

    /** Forgets whom closed requests were about. */
    public void closed(List<UUID> requestIds) {
        if (!requestIds.isEmpty()) {
            sql.update(
                    "update securing set subject_id = null where request_id = any (?::uuid[])",
                    Sql.column(requestIds, requestId -> requestId));
        }
    }

    /** The ids of those of these requests' subjects that are customers who leave altogether. */
    public List<String> leavingCustomers(List<UUID> requestIds) {
        return requestIds.isEmpty()
                ? List.of()
                : sql.query(
                        """
                        select subject_id from securing
                        where request_id = any (?::uuid[]) and subject_type = ? and owner_id is null
                            and subject_id is not null""",
                        row -> row.getString(1),
                        Sql.column(requestIds, requestId -> requestId),
                        SubjectType.CUSTOMER.word());
    }
}
