package nl.gewist.audit.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A producer's clock may say anything; the database and the screens cannot show all of it. */
final class EventTime {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private EventTime() {}

    /** The time in microseconds, as the database keeps it; null if there is none between the years 2000 and 2200. */
    static @Nullable Instant usable(@Nullable Instant time) {
        if (time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            return null;
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
