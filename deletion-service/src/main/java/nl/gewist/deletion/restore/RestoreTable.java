package nl.gewist.deletion.restore;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Stores that were put back. */
@ApplicationScoped
class RestoreTable {
    private static final String VIEW = """
            select restore_id, store, backup_id, started_at, received_at, state, codes, closed_requests, settled_at,
                   accepted_by, reason,
                   (select count(*) from replay where replay.restore_id = restore.restore_id),
                   (select count(*) from replay where replay.restore_id = restore.restore_id and replay.state = 'replayed')
            from restore""";

    private final Sql sql;

    RestoreTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Returns false if it is known already. */
    boolean insert(UUID restoreId, String store, String backupId, Instant startedAt, Instant now, List<String> codes) {
        return sql.update("""
                insert into restore (restore_id, store, backup_id, started_at, received_at, codes)
                values (?, ?, ?, ?, ?, ?::text[]) on conflict do nothing""", restoreId, store, backupId, startedAt, now, codes) > 0;
    }

    /** Those whose turn it is, the oldest first. */
    List<Restore> replaying() {
        return sql.query("""
                select restore_id, store, backup_id, started_at, listed_at is not null, codes from restore
                where state = 'replaying' order by received_at, restore_id""", RestoreTable::restore);
    }

    /** Notes that its erasures are listed, and how many cannot be applied because nobody knows whose they were. */
    void listed(UUID restoreId, int closedRequests, List<String> codes, Instant now) {
        sql.update("""
                update restore set listed_at = ?, closed_requests = ?, codes = codes || ?::text[]
                where restore_id = ?""", now, closedRequests, codes, restoreId);
    }

    /**
     * It came to an end.
     *
     * @return which end of this restore it is; empty if somebody else said so first
     */
    Optional<Integer> settle(UUID restoreId, boolean done, Instant now) {
        return sql.query("""
                update restore set state = ?, settled_at = ?, turns = turns + 1
                where restore_id = ? and state = 'replaying' returning turns""", row -> row.getInt(1), done ? "done" : "attention", now, restoreId).stream()
                .findFirst();
    }

    /** A person lets the store be opened. Empty unless it waits for one. */
    Optional<Integer> accept(UUID restoreId, String role, String reason, Instant now) {
        return sql.query("""
                update restore set state = 'done', settled_at = ?, turns = turns + 1, accepted_by = ?, reason = ?
                where restore_id = ? and state = 'attention' returning turns""", row -> row.getInt(1), now, role, reason, restoreId).stream()
                .findFirst();
    }

    /** Returns false unless it waits for a person. */
    boolean reopen(UUID restoreId) {
        return sql.update("""
                update restore set state = 'replaying', settled_at = null
                where restore_id = ? and state = 'attention'""", restoreId) > 0;
    }

    Optional<RestoreView> find(UUID restoreId) {
        return sql.query(VIEW + " where restore_id = ?", this::view, restoreId).stream()
                .findFirst();
    }

    /** The latest first. */
    List<RestoreView> list(@Nullable String store, boolean openOnly, int limit) {
        return sql.query(
                VIEW + " where (?::text is null or store = ?)" + (openOnly ? " and state <> 'done'" : "")
                        + " order by received_at desc, restore_id limit ?",
                this::view,
                store,
                store,
                limit);
    }

    private static Restore restore(ResultSet row) throws SQLException {
        return new Restore(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(5),
                texts(row.getArray(6)));
    }

    private RestoreView view(ResultSet row) throws SQLException {
        UUID restoreId = row.getObject(1, UUID.class);
        OffsetDateTime settled = row.getObject(9, OffsetDateTime.class);
        return new RestoreView(
                restoreId,
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getLong(12),
                row.getLong(13),
                findings(restoreId, texts(row.getArray(7)), row.getInt(8)),
                settled == null ? null : settled.toInstant(),
                row.getString(10),
                row.getString(11));
    }

    private List<RestoreView.Finding> findings(UUID restoreId, List<String> ofAll, int closedRequests) {
        List<RestoreView.Finding> findings = sql.query(
                """
                select code, count(*) from replay, unnest(codes) as code where restore_id = ? group by code
                union all
                select code, case code when 'closed-requests' then ?::bigint end from unnest(?::text[]) as code
                order by code""",
                row -> RestoreView.Finding.of(row.getString(1), row.getObject(2, Long.class)),
                restoreId,
                closedRequests,
                ofAll);
        return List.copyOf(findings);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
