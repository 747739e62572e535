package nl.gewist.deletion.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.contract.EventCodec;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The erasures that are applied again to a store that was put back. */
@ApplicationScoped
class ReplayTable {
    private static final TypeReference<Map<String, Counts>> COUNTS = new TypeReference<>() {};

    private final Sql sql;

    ReplayTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Lists what was completed since then, and what may have been erased since without this service having said so: what
     * has begun, whenever that was, as one store may have been erased from long after another. All of it must be searched
     * for again before it may be closed.
     */
    void list(UUID restoreId, List<String> subjectTypes, Instant since) {
        sql.update("""
                insert into replay (restore_id, request_id, subject_type, completed_at)
                select ?, request_id, subject_type, completed_at from request
                where subject_type = any(?::text[]) and closing_at is null
                  and (state = 'completed' and completed_at >= ?
                       or state in ('announced', 'held', 'erasing', 'failed')
                          and exists (select from evidence where evidence.request_id = request.request_id))
                on conflict do nothing""", restoreId, subjectTypes, since);
        sql.update("""
                update request set swept_at = null
                where request_id in (select request_id from replay where restore_id = ?) and swept_at is not null""", restoreId);
    }

    /** How many were erased since then whose identifiers are forgotten. */
    int closedSince(List<String> subjectTypes, Instant since) {
        return sql.query("""
                select count(*) from request
                where subject_type = any(?::text[]) and completed_at >= ?
                  and (state = 'closed' or closing_at is not null)""", row -> row.getInt(1), subjectTypes, since).getFirst();
    }

    /** What can be applied again, in the order in which it was erased. */
    List<Replay> due(UUID restoreId, String subjectType, int limit) {
        return sql.query("""
                select request_id, subject_type, subject_id, owner_id, requested_at, secured_digest, sequence
                from replay join request using (request_id, subject_type)
                where restore_id = ? and subject_type = ? and replay.state = 'due'
                  and request.state = 'completed' and closing_at is null
                order by request.completed_at, request_id limit ?""", ReplayTable::replay, restoreId, subjectType, limit);
    }

    /** Locks those of these requests that are still completed, until this transaction ends. */
    List<UUID> lock(Collection<UUID> requestIds) {
        return sql.query("""
                select request_id from request
                where request_id = any(?::uuid[]) and state = 'completed' and closing_at is null
                order by request_id for no key update""", row -> row.getObject(1, UUID.class), List.copyOf(requestIds));
    }

    /** Keeps what was there again. What was kept before stays. */
    void found(UUID restoreId, Map<UUID, Map<String, Counts>> counts) {
        sql.update("""
                update replay set counts = found.counts from unnest(?::uuid[], ?::jsonb[]) as found(id, counts)
                where restore_id = ? and request_id = found.id and replay.counts is null""", counts.keySet(), Sql.column(counts.values(), ReplayTable::json), restoreId);
    }

    /** What was there again, per request. */
    Map<UUID, Map<String, Counts>> counts(UUID restoreId, Collection<UUID> requestIds) {
        Map<UUID, Map<String, Counts>> counts = new HashMap<>();
        sql.query(
                        """
                        select request_id, counts from replay
                        where restore_id = ? and request_id = any(?::uuid[]) and counts is not null""",
                        row -> Map.entry(row.getObject(1, UUID.class), counts(row.getString(2))),
                        restoreId,
                        List.copyOf(requestIds))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /**
     * Moves these on. Copies of the store taken before its replay hold the person again, so the backups of what was applied
     * again count as there until retention-service has looked anew.
     */
    void settle(UUID restoreId, Collection<Settled> settled) {
        sql.update(
                """
                update replay set state = result.state, codes = string_to_array(result.codes, ',')
                from unnest(?::uuid[], ?::text[], ?::text[]) as result(id, state, codes)
                where restore_id = ? and request_id = result.id""",
                Sql.column(settled, Settled::requestId),
                Sql.column(settled, Settled::state),
                Sql.column(settled, result -> String.join(",", result.codes())),
                restoreId);
        sql.update("""
                update request set backups_gone_at = null
                from unnest(?::uuid[], ?::text[]) as result(id, state)
                where request_id = result.id and result.state = 'replayed' and backups_gone_at is not null""", Sql.column(settled, Settled::requestId), Sql.column(settled, Settled::state));
    }

    /** Requests that began and failed wait for a person; so does what was forgotten before it was its turn. */
    void giveUpHopeless(UUID restoreId) {
        sql.update("""
                update replay set state = 'attention',
                       codes = array[case request.state when 'failed' then 'request-failed' else 'closed-requests' end]
                from request where restore_id = ? and replay.state = 'due' and request.request_id = replay.request_id
                  and (request.state = 'failed' or request.closing_at is not null)""", restoreId);
    }

    /** Whether anything is due or under way, of these types or of all. */
    boolean isAnyDue(UUID restoreId, List<String> subjectTypes) {
        return !sql.query("""
                select 1 from replay where restore_id = ? and subject_type = any(?::text[]) and state = 'due' limit 1""", row -> row.getInt(1), restoreId, subjectTypes).isEmpty();
    }

    /** Whether the part of a learner of this customer waits for a person. */
    boolean isPartLeft(UUID restoreId, String customerId) {
        return !sql.query("""
                select 1 from replay join request using (request_id)
                where restore_id = ? and replay.state in ('due', 'attention') and owner_id = ? limit 1""", row -> row.getInt(1), restoreId, customerId).isEmpty();
    }

    boolean needsAttention(UUID restoreId) {
        return !sql.query(
                        "select 1 from replay where restore_id = ? and state = 'attention' limit 1",
                        row -> row.getInt(1),
                        restoreId)
                .isEmpty();
    }

    /** What waited for a person is due again. */
    void retry(UUID restoreId) {
        sql.update(
                "update replay set state = 'due', codes = '{}' where restore_id = ? and state = 'attention'",
                restoreId);
    }

    /** A person has decided: nothing of it is due any more, and the requests may be closed. */
    void skip(UUID restoreId) {
        sql.update(
                "update replay set state = 'skipped' where restore_id = ? and state in ('due', 'attention')",
                restoreId);
    }

    /** {@code type/id} of everybody who is there again only until it is their turn. */
    Set<String> erased(UUID restoreId) {
        return new HashSet<>(sql.query("""
                select subject_type || '/' || subject_id from replay join request using (request_id, subject_type)
                where restore_id = ? and replay.state in ('due', 'attention') and owner_id is null
                  and subject_id is not null""", row -> row.getString(1), restoreId));
    }

    /** What became of each, in the order of their ids. */
    List<ReplayView> list(UUID restoreId, @Nullable String state, @Nullable UUID after, int limit) {
        return sql.query(
                """
                select request_id, state, codes, counts from replay
                where restore_id = ? and request_id > ? and (?::text is null or state = ?)
                order by request_id limit ?""",
                row -> new ReplayView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        row.getString(4) == null ? null : counts(row.getString(4))),
                restoreId,
                after == null ? new UUID(0, 0) : after,
                state,
                state,
                limit);
    }

    /** How many are due or wait for a person, in all restores. */
    long open() {
        return sql.query("select count(*) from replay where state in ('due', 'attention')", row -> row.getLong(1))
                .getFirst();
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getInt(7));
    }

    private static String json(Map<String, Counts> counts) {
        try {
            return EventCodec.mapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be written", e);
        }
    }

    private static Map<String, Counts> counts(String json) {
        try {
            return EventCodec.mapper().readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be read", e);
        }
    }

    /**
     * What became of one.
     *
     * @param state replayed, skipped or attention
     */
    record Settled(UUID requestId, String state, List<String> codes) {}
}
