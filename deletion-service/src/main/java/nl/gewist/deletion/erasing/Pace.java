package nl.gewist.deletion.erasing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** So many rows a second, on average: what was erased is paid for with time afterwards. */
final class Pace {
    private final int perSecond;
    private long freeAt;

    /** @param now a {@link System#nanoTime} */
    Pace(int perSecond, long now) {
        this.perSecond = perSecond;
        this.freeAt = now;
    }

    synchronized void spend(long rows, long now) {
        long begin = freeAt - now > 0 ? freeAt : now;
        freeAt = begin + rows * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** How long nothing more may be erased. */
    synchronized Duration pause(long now) {
        return Duration.ofNanos(Math.max(0, freeAt - now));
    }
}
