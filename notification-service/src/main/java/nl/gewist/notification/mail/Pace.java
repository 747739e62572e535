package nl.gewist.notification.mail;

import java.util.concurrent.TimeUnit;

/** Keeps to so many a second, in the long run; what comes after a pause goes out at once. For one thread. */
final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private long earliest = System.nanoTime();

    Pace(int perSecond) {
        this.perSecond = Math.max(1, perSecond);
    }

    /** Waits until the next may begin. */
    void await() throws InterruptedException {
        long wait = earliest - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** So many were done; the next have to wait for their turn. */
    void did(int count) {
        earliest = Math.max(earliest, System.nanoTime() - SECOND) + count * SECOND / perSecond;
    }
}
