package nl.gewist.deletion.surge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Counts requests, and moves those that were too many. */
@ApplicationScoped
class SurgeTable {
    private final Sql sql;

    SurgeTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One transaction at a time per subject type. */
    void lock(String subjectType) {
        sql.query(
                "select pg_advisory_xact_lock(hashtext('gewist.surge'), hashtext(?))",
                row -> row.getString(1),
                subjectType);
    }

    /** Null while they have not been counted. */
    @Nullable
    Long live(String subjectType) {
        return sql
                .query("select number from live_subjects where subject_type = ?", row -> row.getLong(1), subjectType)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Whether they were counted after this moment. */
    boolean countedSince(String subjectType, Instant since) {
        return !sql.query(
                        "select 1 from live_subjects where subject_type = ? and counted_at > ?",
                        row -> row.getInt(1),
                        subjectType,
                        since)
                .isEmpty();
    }

    void counted(String subjectType, long number, Instant now) {
        sql.update("""
                insert into live_subjects (subject_type, number, counted_at) values (?, ?, ?)
                on conflict (subject_type) do update set number = excluded.number, counted_at = excluded.counted_at""", subjectType, number, now);
    }

    /** Requests that came since then and were not held back; learners of a customer whose request was approved are none. */
    int passedSince(String subjectType, Instant since, int most) {
        return sql.query("""
                        select count(*) from (select from request
                            where subject_type = ? and received_at > ? and quarantined_at is null and parent_id is null
                            limit ?) as passed""", row -> row.getInt(1), subjectType, since, most).getFirst();
    }

    List<Moved> quarantine(List<UUID> requestIds, Instant now) {
        return sql.query("""
                update request set state = 'held', held_from = 'registered', code = 'surge', sequence = sequence + 1,
                       quarantined_at = ?
                where request_id = any(?::uuid[]) and state = 'registered'
                returning request_id, sequence""", SurgeTable::moved, now, requestIds);
    }

    /** Lets all of a type go on. */
    List<Moved> release(String subjectType, String role, String reason, @Nullable String note, Instant now) {
        return sql.query("""
                update request set state = 'registered', held_from = null, code = null, sequence = sequence + 1,
                       released_at = ?, released_by = ?, release_reason = ?, release_note = ?
                where request_id in (select request_id from request
                                     where state = 'held' and code = 'surge' and subject_type = ?
                                     order by request_id for no key update)
                returning request_id, sequence""", SurgeTable::moved, now, role, reason, note, subjectType);
    }

    /** Per subject type that has any. */
    List<Quarantined> quarantined() {
        return sql.query(
                """
                select subject_type, count(*), min(deadline), min(quarantined_at) from request
                where state = 'held' and code = 'surge' group by subject_type order by subject_type""",
                row -> new Quarantined(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(row.getObject(1, UUID.class), row.getInt(2));
    }

    /** @param sequence the new one */
    record Moved(UUID requestId, int sequence) {}
}
