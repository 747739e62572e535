package nl.gewist.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Retries in place: from 50 ms, doubling, without limit, until it works, would never work, or the service stops. */
@ApplicationScoped
class BackOff {
    private static final Logger LOG = Logger.getLogger(BackOff.class);
    private static final Duration FIRST = Duration.ofMillis(50);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final MessagingConfig config;
    private final MeterRegistry meters;

    BackOff(MessagingConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * @param what for the log: ids and counts only
     * @throws LastingFailure if trying again would not help
     */
    void untilDone(String what, Runnable work) {
        Duration pause = FIRST;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!Failures.isPassing(e)) {
                    throw new LastingFailure(Failures.code(e), e);
                }
                meters.counter("gewist.retries").increment();
                LOG.warnf("%s: %s; trying again in %d ms", what, Failures.code(e), pause.toMillis());
                pause(pause);
                pause = longer(pause);
            }
        }
    }

    /** The pause after this one. */
    Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration longest = config.messaging().maxBackOff();
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service is stopping; the batch will be delivered again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the batch will be delivered again", e);
        }
    }
}
