package nl.gewist.retention.backups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * An erasure whose backups have a day by which they must be gone.
 *
 * @param goneBy the last one, if stores were put back
 */
record Scheduled(Due due, LocalDate goneBy) {
    /** After the columns of {@link Due} comes the day. */
    static Scheduled of(ResultSet row) throws SQLException {
        return new Scheduled(Due.of(row), row.getObject(7, LocalDate.class));
    }
}
