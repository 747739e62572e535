package nl.gewist.retention.backups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An erasure of which something is to be said.
 *
 * @param replays how often it was looked at anew
 * @param goneBy the day of its first copies
 */
record Due(UUID requestId, int round, int sequence, int replays, Instant completedAt, LocalDate goneBy) {
    /** Of {@code backup_expiry as expiry}. */
    static final String COLUMNS = "expiry.request_id, round, sequence, replays, completed_at, expiry.gone_by";

    static Due of(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, LocalDate.class));
    }

    /** Where the next page begins. */
    Place place() {
        return new Place(goneBy, requestId);
    }

    /** A place in the order in which erasures are due. */
    record Place(LocalDate goneBy, UUID requestId) {
        static final Place BEGINNING = new Place(LocalDate.EPOCH, new UUID(0, 0));
    }

    /** Tells what is said after a replay from what was said before it. */
    String occurrence() {
        return replays == 0 ? Integer.toString(round) : round + "/" + replays;
    }
}
