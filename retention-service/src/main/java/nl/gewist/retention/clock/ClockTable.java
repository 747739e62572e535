package nl.gewist.retention.clock;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code clock_seen}: one row. */
@ApplicationScoped
class ClockTable {
    private final Sql sql;

    ClockTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** What is known, made with this time if there is nothing yet; locked until the transaction at hand ends. */
    ClockState lock(Instant now) {
        sql.update("insert into clock_seen (seen_at) values (?) on conflict do nothing", now);
        return sql.query("select seen_at, stopped_code, stopped_at from clock_seen for update", ClockTable::state)
                .getFirst();
    }

    void believe(Instant now) {
        sql.update("update clock_seen set seen_at = ?", now);
    }

    void stop(String code, Instant now) {
        sql.update("update clock_seen set stopped_code = ?, stopped_at = ?", code, now);
    }

    void release(Instant now, String role, String reason) {
        sql.update("""
                update clock_seen set seen_at = ?, stopped_code = null, stopped_at = null,
                    released_by = ?, released_why = ?, released_at = ?""", now, role, reason, now);
    }

    private static ClockState state(ResultSet row) throws SQLException {
        OffsetDateTime stopped = row.getObject(3, OffsetDateTime.class);
        return new ClockState(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                stopped == null ? null : stopped.toInstant());
    }

    /**
     * @param believed the latest time
     * @param stoppedCode why nothing is destroyed; null if it may be
     */
    record ClockState(
            Instant believed,
            @Nullable String stoppedCode,
            @Nullable Instant stoppedAt) {}
}
