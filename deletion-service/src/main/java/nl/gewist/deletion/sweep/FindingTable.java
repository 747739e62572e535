package nl.gewist.deletion.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Findings: what was seen, what is gone again, what a person decided. */
@ApplicationScoped
class FindingTable {
    private static final String COLUMNS = """
            select finding_id, request_id, kind, collection, field, row_count, first_seen, last_seen, gone_at, decision,
                   decided_at, decided_by, reason from\s""";

    private final Sql sql;

    FindingTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Keeps what a sweep found. More rows than a person decided about ask for another decision. */
    void keep(List<Finding> findings, Instant sweep) {
        sql.update(
                """
                insert into sweep_finding as known
                       (finding_id, request_id, kind, collection, field, row_count, first_seen, last_seen)
                select gen_random_uuid(), request_id, kind, collection, field, row_count, now.at, now.at
                from (select ?::timestamptz) as now(at),
                     unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                     as f(request_id, kind, collection, field, row_count)
                on conflict (request_id, kind, collection, field) do update
                set row_count = excluded.row_count, last_seen = excluded.last_seen, gone_at = null,
                    decision = case when known.gone_at is null and excluded.row_count <= known.row_count
                                    then known.decision end""",
                sweep,
                Sql.column(findings, Finding::requestId),
                Sql.column(findings, finding -> finding.kind().word()),
                Sql.column(findings, Finding::collection),
                Sql.column(findings, Finding::field),
                Sql.column(findings, Finding::rows));
    }

    /** What this sweep did not see of these requests any more. */
    void goneFrom(List<UUID> requestIds, Instant sweep, Instant now) {
        sql.update("""
                update sweep_finding set gone_at = ?
                where request_id = any(?::uuid[]) and last_seen < ? and gone_at is null""", now, requestIds, sweep);
    }

    List<FindingView> list(@Nullable UUID requestId, boolean openOnly, @Nullable UUID after, int limit) {
        return sql.query(
                COLUMNS + (openOnly ? "open_finding" : "sweep_finding")
                        + " where finding_id > ? and (?::uuid is null or request_id = ?::uuid)"
                        + " order by finding_id limit ?",
                FindingTable::view,
                after == null ? new UUID(0, 0) : after,
                requestId,
                requestId,
                limit);
    }

    Optional<FindingView> find(UUID findingId) {
        return sql.query(COLUMNS + "sweep_finding where finding_id = ?", FindingTable::view, findingId).stream()
                .findFirst();
    }

    long open() {
        return sql.query("select count(*) from open_finding", row -> row.getLong(1))
                .getFirst();
    }

    /** Keeps a decision about a finding that is still there. */
    boolean decide(UUID findingId, String decision, String role, String reason, Instant now) {
        return sql.update("""
                update sweep_finding set decision = ?, decided_at = ?, decided_by = ?, reason = ?
                where finding_id = ? and gone_at is null and kind <> 'new-subject'""", decision, now, role, reason, findingId) > 0;
    }

    private static FindingView view(ResultSet row) throws SQLException {
        return new FindingView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                instant(row, 9),
                row.getString(10),
                instant(row, 11),
                row.getString(12),
                row.getString(13));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
