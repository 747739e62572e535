package nl.gewist.audit.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request.
 *
 * @param number its place in the lists
 * @param state see {@link State}
 * @param subjectType learner or customer
 * @param part whether only one owner's part is to go
 * @param firstAt when the first thing happened
 * @param lastAt when the last thing happened
 * @param lastType what that was, for example {@code erasure.completed}
 * @param deadline last day to have it done
 * @param backupsUntil last day on which backups may hold the person
 * @param events entries in the log
 * @param removed rows, once erased
 * @param anonymised rows, once erased
 * @param retained rows, once erased
 */
public record RequestSummary(
        UUID requestId,
        @JsonIgnore long number,
        String state,
        @Nullable String subjectType,
        @Nullable Boolean part,
        Instant firstAt,
        Instant lastAt,
        String lastType,
        @Nullable LocalDate deadline,
        @Nullable LocalDate backupsUntil,
        int events,
        @Nullable Long removed,
        @Nullable Long anonymised,
        @Nullable Long retained) {

    static final String COLUMNS = """
            request_id, number, state, subject_type, part, first_at, last_at, last_type, deadline, backups_until, events,
            removed, anonymised, retained""";

    static RequestSummary of(ResultSet row) throws SQLException {
        return new RequestSummary(
                row.getObject("request_id", UUID.class),
                row.getLong("number"),
                row.getString("state"),
                row.getString("subject_type"),
                row.getObject("part", Boolean.class),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getString("last_type"),
                row.getObject("deadline", LocalDate.class),
                row.getObject("backups_until", LocalDate.class),
                row.getInt("events"),
                row.getObject("removed", Long.class),
                row.getObject("anonymised", Long.class),
                row.getObject("retained", Long.class));
    }
}
