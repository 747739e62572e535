package nl.gewist.deletion.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/** Sweeps and the requests they are for. */
@ApplicationScoped
class SweepTable {
    private final Sql sql;

    SweepTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Whether one ended that began after this, or one broke off that began after the other. */
    boolean anySince(Instant ended, Instant brokeOff) {
        return !sql.query("""
                        select 1 from sweep where finished_at is not null
                          and started_at > case when code is null then ?::timestamptz else ?::timestamptz end limit 1""", row -> row.getInt(1), ended, brokeOff).isEmpty();
    }

    long begin(Instant now) {
        return sql.query("insert into sweep (started_at) values (?) returning sweep_id", row -> row.getLong(1), now)
                .getFirst();
    }

    void end(long sweepId, int requests, Collection<String> unreadable, Instant now) {
        sql.update(
                "update sweep set finished_at = ?, requests = ?, unreadable = ?::text[] where sweep_id = ?",
                now,
                requests,
                unreadable,
                sweepId);
    }

    void breakOff(long sweepId, String code, Instant now) {
        sql.update("update sweep set finished_at = ?, code = ? where sweep_id = ?", now, code, sweepId);
    }

    /** Requests that were completed by then and whose subject is not forgotten, in the order of their ids. */
    List<Completed> completed(UUID after, Instant by, int limit) {
        return sql.query("""
                select request_id, subject_type, subject_id, owner_id, completed_at from request
                where state = 'completed' and closing_at is null and completed_at < ? and request_id > ?
                order by request_id limit ?""", SweepTable::completed, by, after, limit);
    }

    /** Those without an open finding passed this sweep. */
    void pass(List<UUID> requestIds, Instant startedAt) {
        sql.update("""
                update request set swept_at = ? where request_id = any(?::uuid[]) and state = 'completed'
                  and not exists (select from open_finding open where open.request_id = request.request_id)""", startedAt, requestIds);
    }

    /** The last ones, the latest first. */
    List<SweepView> last(int limit) {
        return sql.query("""
                select sweep_id, started_at, finished_at, code, requests, unreadable from sweep
                order by sweep_id desc limit ?""", SweepTable::view, limit);
    }

    private static SweepView view(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject(3, OffsetDateTime.class);
        return new SweepView(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString(4),
                row.getInt(5),
                List.of((String[]) row.getArray(6).getArray()));
    }

    private static Completed completed(ResultSet row) throws SQLException {
        return new Completed(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
