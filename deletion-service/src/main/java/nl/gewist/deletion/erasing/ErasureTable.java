package nl.gewist.deletion.erasing;

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
import org.jspecify.annotations.Nullable;

/** Takes requests that may be erased and moves them on. */
@ApplicationScoped
class ErasureTable {
    private final Sql sql;

    ErasureTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Requests of one subject type that may be erased, nearest deadline first; locked for this transaction. */
    List<DueErasure> takeDue(String subjectType, int limit) {
        return sql.query("""
                select request_id, subject_id, owner_id, requested_at, secured_digest, round, sequence, map_version
                from request where state = 'erasing' and subject_type = ?
                order by deadline, request_id limit ? for no key update skip locked""", ErasureTable::due, subjectType, limit);
    }

    void complete(Collection<Outcome.Erased> erased, Instant now) {
        sql.update(
                """
                update request set state = 'completed', sequence = sequence + 1, completed_at = ?,
                       code = case when erased.held > 0 then ? end, held_addresses = erased.held
                from unnest(?::uuid[], ?::int[]) as erased(id, held) where request_id = erased.id""",
                now,
                Outcome.IDENTIFIER_HELD,
                Sql.column(erased, Outcome.Erased::requestId),
                Sql.column(erased, Outcome.Erased::held));
    }

    /** Back to announced, and due for its next round at once. */
    void sendBack(Collection<UUID> requestIds) {
        sql.update("""
                update request set state = 'announced', announced_at = '-infinity'
                where request_id = any(?::uuid[])""", List.copyOf(requestIds));
    }

    void fail(Collection<Outcome.Refused> refused) {
        sql.update("""
                update request set state = 'failed', sequence = sequence + 1, code = refusal.code
                from unnest(?::uuid[], ?::text[]) as refusal(id, code) where request_id = refusal.id""", Sql.column(refused, Outcome.Refused::requestId), Sql.column(refused, Outcome.Refused::code));
    }

    private static DueErasure due(ResultSet row) throws SQLException {
        return new DueErasure(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getString(8));
    }

    /** A request that may be erased. */
    record DueErasure(
            UUID requestId,
            String subjectId,
            @Nullable String ownerId,
            Instant requestedAt,
            @Nullable String securedDigest,
            int round,
            int sequence,
            String mapVersion) {}
}
