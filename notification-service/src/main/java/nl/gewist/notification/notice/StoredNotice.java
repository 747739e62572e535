package nl.gewist.notification.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands in the table.
 *
 * @param sealed the personal part; null once it is forgotten
 * @param attempts how often a mail was tried
 */
public record StoredNotice(
        UUID noticeId,
        UUID requestId,
        String ownerId,
        int sequence,
        String locale,
        LocalDate deadline,
        byte @Nullable [] sealed,
        int attempts) {
    /** The columns that {@link #read} wants, of a table or alias {@code notice}. */
    public static final String COLUMNS = "notice.notice_id, notice.request_id, notice.owner_id, notice.sequence,"
            + " notice.locale, notice.deadline, notice.sealed, notice.attempts";

    /** Reads the row at hand. */
    public static StoredNotice read(ResultSet row) throws SQLException {
        return new StoredNotice(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getBytes(7),
                row.getInt(8));
    }
}
