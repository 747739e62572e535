package nl.gewist.deletion.announcement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/** Takes requests that are due for an announcement and moves them on. */
@ApplicationScoped
class AnnouncementTable {
    private static final String COLUMNS =
            " request_id, subject_type, subject_id, owner_id, requested_at, round, sequence from request ";

    private final Sql sql;

    AnnouncementTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    boolean anyDue(Instant now) {
        return !sql.query(
                        "select 1 from request where state = 'registered' and grace_until <= ? limit 1",
                        row -> row.getInt(1),
                        now)
                .isEmpty();
    }

    /** Requests whose grace was over by then, nearest deadline first; locked for this transaction. */
    List<DueRequest> takeDue(String subjectType, Instant graceOverBy, int limit) {
        return sql.query("select" + COLUMNS + """
                        where state = 'registered' and subject_type = ? and grace_until <= ?
                        order by deadline, request_id limit ? for no key update skip locked""", AnnouncementTable::due, subjectType, graceOverBy, limit);
    }

    /** Requests in whose round somebody has been silent since then; locked for this transaction. */
    List<DueRequest> takeSilent(String subjectType, Instant announcedBefore, int limit) {
        return sql.query("select" + COLUMNS + """
                        where state = 'announced' and subject_type = ? and announced_at <= ?
                        order by announced_at, request_id limit ? for no key update skip locked""", AnnouncementTable::due, subjectType, announcedBefore, limit);
    }

    /** Starts the next round of these requests. */
    void announce(List<DueRequest> requests, String mapVersion, List<String> participants, Instant now) {
        sql.update("""
                update request set state = 'announced', round = round + 1, sequence = sequence + 1, ready = '{}',
                       secured_digest = null, map_version = ?, participants = ?::text[], announced_at = ?
                where request_id = any(?::uuid[])""", mapVersion, participants, now, Sql.column(requests, DueRequest::requestId));
    }

    void reject(List<Refusal> refusals) {
        sql.update(
                """
                update request set state = 'rejected', code = refusal.code, sequence = sequence + 1
                from unnest(?::uuid[], ?::text[]) as refusal(id, code)
                where request_id = refusal.id""",
                Sql.column(refusals, refusal -> refusal.request().requestId()),
                Sql.column(refusals, Refusal::code));
    }

    private static DueRequest due(ResultSet row) throws SQLException {
        return new DueRequest(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6),
                row.getInt(7));
    }

    /** Why a due request is not announced after all. */
    record Refusal(DueRequest request, String code) {}
}
