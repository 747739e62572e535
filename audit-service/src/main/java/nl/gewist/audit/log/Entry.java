package nl.gewist.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.gewist.messaging.RecordOrigin;
import org.jspecify.annotations.Nullable;

/**
 * One event as the log keeps it.
 *
 * @param id order of arrival; 0 until it is stored
 * @param eventKey hex SHA-256 of what tells the event from all others
 * @param type short name, for example {@code erasure.announced}
 * @param source who speaks on the topic it came from
 * @param requestId null where it concerns no single request
 * @param sequence the request's sequence; 0 if it carries none
 * @param round the announcement it belongs to
 * @param happenedAt as its producer said, if it did
 * @param arrivedAt when the log took it in
 * @param data JSON object of codes and counts
 */
public record Entry(
        long id,
        String eventKey,
        String type,
        String source,
        @Nullable UUID requestId,
        int sequence,
        @Nullable Integer round,
        @Nullable Instant happenedAt,
        Instant arrivedAt,
        RecordOrigin origin,
        String data) {

    /** For queries: the columns that {@link #of} reads. */
    public static final String COLUMNS = """
            id, encode(event_key, 'hex') as event_key, type, source, request_id, sequence, round, happened_at,
            arrived_at, origin_topic, origin_partition, origin_offset, data::text as data""";

    /** The entry in the row at hand. */
    public static Entry of(ResultSet row) throws SQLException {
        OffsetDateTime happenedAt = row.getObject("happened_at", OffsetDateTime.class);
        return new Entry(
                row.getLong("id"),
                row.getString("event_key"),
                row.getString("type"),
                row.getString("source"),
                row.getObject("request_id", UUID.class),
                row.getInt("sequence"),
                row.getObject("round", Integer.class),
                happenedAt == null ? null : happenedAt.toInstant(),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                new RecordOrigin(
                        row.getString("origin_topic"), row.getInt("origin_partition"), row.getLong("origin_offset")),
                row.getString("data"));
    }

    /** When it happened as far as known. */
    public Instant at() {
        return happenedAt == null ? arrivedAt : happenedAt;
    }
}
