package nl.gewist.notification.notice;

import java.time.LocalDate;

/** One month (GDPR art. 12(3)), counted as Reg. 1182/71 art. 3 says. */
final class Deadline {
    private Deadline() {}

    /** The same date next month, or that month's last day; the day itself does not count. */
    static LocalDate of(LocalDate received) {
        return received.plusMonths(1);
    }
}
