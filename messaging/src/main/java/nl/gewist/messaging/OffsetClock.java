package nl.gewist.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time, moved by an offset: how demonstrations and tests let 60 days pass. */
public final class OffsetClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset;

    OffsetClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = new AtomicReference<>(offset);
    }

    /** Moves the time from now on. */
    public void advance(Duration duration) {
        offset.updateAndGet(duration::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(base.withZone(zone), offset.get());
    }
}
