package nl.gewist.notification.notice;

import static nl.gewist.messaging.Sql.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.Scope;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.notice.Announcements.Announcement;
import org.jspecify.annotations.Nullable;

/** The table {@code erasure_request}: which announcements are to be answered. */
@ApplicationScoped
class ErasureRequests {
    private final Sql sql;
    private final Clock clock;

    ErasureRequests(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Notes the deadlines, which only this event carries. */
    void registered(List<ErasureRegistered> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<UUID, LocalDate> deadlines = new LinkedHashMap<>();
        events.forEach(event -> deadlines.put(event.requestId(), event.deadline()));
        sql.update("""
                insert into erasure_request as known (request_id, deadline) select * from unnest(?::uuid[], ?::date[])
                on conflict (request_id) do update set deadline = excluded.deadline""", deadlines.keySet(), deadlines.values());
    }

    /** Makes the requests due; of several rounds of one request the last counts, and an older round changes nothing. */
    void announced(List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return;
        }
        Map<UUID, Announcement> last = new LinkedHashMap<>();
        announcements.forEach(its -> last.merge(its.event().requestId(), its, ErasureRequests::later));
        Collection<Announcement> all = last.values();
        sql.update(
                """
                insert into erasure_request as known
                       (request_id, subject_type, subject_id, owner_id, round, sequence, deadline, due)
                select its.*, ?, true
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[]) as its
                on conflict (request_id) do update
                set subject_type = excluded.subject_type, subject_id = excluded.subject_id,
                    owner_id = excluded.owner_id, round = excluded.round, sequence = excluded.sequence,
                    deadline = coalesce(known.deadline, excluded.deadline), due = true
                where excluded.round >= known.round""",
                Deadline.of(LocalDate.now(clock)),
                last.keySet(),
                column(all, its -> its.event().subject().type().word()),
                column(all, its -> its.event().subject().id()),
                column(all, its -> ownerId(its.event().scope())),
                column(all, its -> its.event().round()),
                column(all, Announcement::sequence));
    }

    private static @Nullable String ownerId(@Nullable Scope scope) {
        return scope == null ? null : scope.ownerId();
    }

    /** Forgets what was withdrawn before it was announced. */
    void cancelled(List<UUID> requestIds) {
        if (!requestIds.isEmpty()) {
            sql.update("delete from erasure_request where request_id = any(?::uuid[]) and round = 0", requestIds);
        }
    }

    /** Forgets whom it was about. */
    void closed(List<UUID> requestIds) {
        if (!requestIds.isEmpty()) {
            sql.update(
                    "update erasure_request set subject_id = null, due = false where request_id = any(?::uuid[])",
                    requestIds);
        }
    }

    /** Takes requests that are due; other replicas pass them by until this transaction ends. */
    List<Due> takeDue(int atMost) {
        return sql.query("""
                select request_id, subject_type, subject_id, owner_id, round, sequence, deadline
                from erasure_request where due
                order by request_id limit ? for no key update skip locked""", Due::read, atMost);
    }

    /** Marks requests as answered, for their current round. */
    void answered(List<Due> requests) {
        sql.update(
                "update erasure_request set due = false where request_id = any(?::uuid[])",
                column(requests, Due::requestId));
    }

    private static Announcement later(Announcement one, Announcement other) {
        return other.event().round() >= one.event().round() ? other : one;
    }

    /** An announced request that has to be answered. */
    record Due(
            UUID requestId,
            String subjectType,
            String subjectId,
            @Nullable String ownerId,
            int round,
            int sequence,
            LocalDate deadline) {
        static Due read(ResultSet row) throws SQLException {
            return new Due(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getObject(7, LocalDate.class));
        }
    }
}
