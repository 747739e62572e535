package nl.gewist.deletion.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The month of GDPR art. 12(3), counted as Reg. (EEC) 1182/71 art. 3 asks. */
final class Deadline {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Deadline() {}

    /** The day of receipt does not count; the last day is the same date of the next month, or that month's last. */
    static LocalDate of(Instant requestedAt) {
        return LocalDate.ofInstant(requestedAt, ZONE).plusMonths(1);
    }
}
