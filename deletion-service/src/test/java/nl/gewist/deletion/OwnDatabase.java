package nl.gewist.deletion;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.contract.EventCodec;
import nl.gewist.messaging.Sql;

/** A look into the service's own database, and a hand in it where a test needs a past that cannot be played. */
@ApplicationScoped
public class OwnDatabase {
    private final AgroalDataSource dataSource;
    private final Sql sql;

    OwnDatabase(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
        this.sql = new Sql(dataSource);
    }

    Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    String state(UUID requestId) {
        return sql.query("select state from request where request_id = ?", row -> row.getString(1), requestId).stream()
                .findFirst()
                .orElse("unknown");
    }

    /** As if the service had died after it forgot the subject and before it destroyed the key. */
    void forgetSubject(UUID requestId, Instant now) {
        sql.update("update evidence set identifiers = null where request_id = ?", requestId);
        sql.update("update request set subject_id = null, closing_at = ? where request_id = ?", now, requestId);
    }

    /** As if this part of a customer had been completed. */
    UUID completedPart(String learner, String owner, Instant now) {
        UUID requestId = UUID.randomUUID();
        sql.update("""
                insert into request (request_id, subject_type, subject_id, owner_id, state, received_at, completed_at)
                values (?, 'learner', ?, ?, 'completed', ?, ?)""", requestId, learner, owner, now, now);
        return requestId;
    }

    /** Whether everything that was said has left for Kafka. */
    boolean isSaid() {
        return sql.query("select 1 from outbox limit 1", row -> row.getInt(1)).isEmpty();
    }

    /** As if the announcement had been made before the data map was changed. */
    void announcedUnder(UUID requestId, String mapVersion) {
        sql.update("update request set map_version = ? where request_id = ?", mapVersion, requestId);
    }

    /** As if the service had died after the store's commit and before its own. */
    void rewindToErasing(UUID requestId) {
        sql.update("update request set state = 'erasing', sequence = sequence - 1 where request_id = ?", requestId);
    }

    /** As if the service had died after the store's commit, when this erasure had been applied to it again. */
    void rewindToReplaying(UUID restoreId, UUID requestId) {
        sql.update("update replay set state = 'due' where restore_id = ? and request_id = ?", restoreId, requestId);
        sql.update("update restore set state = 'replaying', settled_at = null where restore_id = ?", restoreId);
    }

    /** As if a backup that was taken then had been put back. */
    void putBackTo(Instant then) {
        sql.update("delete from evidence where stored_at >= ?", then);
        sql.update("delete from request where received_at >= ?", then);
        sql.update("delete from inbox where claimed_at >= ?", then);
    }

    /** As if a second try had failed for this reason. */
    void failed(UUID requestId, String code) {
        sql.update(
                "update request set state = 'failed', code = ?, completed_at = null where request_id = ?",
                code,
                requestId);
    }

    /** As if all participants had answered for all of these in one batch. */
    void readyToErase(List<UUID> requestIds, List<String> digests) {
        sql.update("""
                update request set state = 'erasing', secured_digest = answer.digest
                from unnest(?::uuid[], ?::text[]) as answer(id, digest) where request_id = answer.id""", requestIds, digests);
    }

    /** As if the suspicions about the data map had stood that much longer. */
    void suspectedSince(Duration longer) {
        sql.update("update map_suspicion set first_seen = first_seen - make_interval(secs => ?)", (double)
                longer.toSeconds());
    }

    /** As if the earlier requests for this learner were closed. */
    void forget(String learner) {
        sql.update("update request set state = 'closed' where subject_id = ?", learner);
    }

    /** The counts in the last event that was or is to be published. */
    Map<String, Counts> counts(UUID requestId) {
        return sql
                .query("select counts from evidence where request_id = ?", row -> row.getString(1), requestId)
                .stream()
                .map(OwnDatabase::counts)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Counts> counts(String json) {
        try {
            return EventCodec.mapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of every table, as bytes. */
    List<byte[]> everything() {
        List<String> tables = sql.query(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'",
                row -> row.getString(1));
        List<byte[]> rows = new ArrayList<>();
        tables.forEach(table -> rows.addAll(rows(table)));
        return rows;
    }

    private List<byte[]> rows(String table) {
        try (Connection connection = dataSource.getConnection();
                var result = connection.createStatement().executeQuery("select * from " + table)) {
            List<byte[]> rows = new ArrayList<>();
            while (result.next()) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    byte[] value = result.getMetaData().getColumnTypeName(i).equals("bytea")
                            ? result.getBytes(i)
                            : String.valueOf(result.getString(i)).getBytes(StandardCharsets.UTF_8);
                    if (value != null) {
                        rows.add(value);
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
