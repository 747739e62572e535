package nl.gewist.launcher.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import nl.gewist.contract.EventType;
import nl.gewist.launcher.Problem;

/** Waits for the pipeline as long as it moves: how long it takes is the result, never a failure. */
final class Patience {
    private static final Duration STANDSTILL = Duration.ofSeconds(90);

    private final Watch watch;

    Patience(Watch watch) {
        this.watch = watch;
    }

    /**
     * @param what is waited for, in the words of the message
     * @throws Problem when a request was refused or failed, or nothing was said for 90 seconds
     */
    void until(String what, Duration pause, BooleanSupplier condition) {
        long before = watch.total();
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            stopOnFailure();
            long now = watch.total();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                throw new Problem("The pipeline stands still while waiting for " + what + ": "
                        + watch.of(EventType.DELETION_REQUESTED).requests() + " requested, "
                        + watch.of(EventType.ERASURE_COMPLETED).requests() + " completed; see the services' logs");
            }
            sleep(pause);
        }
    }

    private void stopOnFailure() {
        for (EventType type : Watch.UNWANTED) {
            if (watch.of(type).events() > 0) {
                throw new Problem("Not a run to measure: " + watch.of(type).events() + " times " + type.shortName()
                        + "; the services' logs tell why");
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted", e);
        }
    }
}
