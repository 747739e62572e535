package nl.gewist.keyring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.sealing.KeyStore;
import org.jboss.logging.Logger;

/**
 * After the key-encryption key was replaced, wraps the data keys anew, so that the old one may go. At the start and once an
 * hour; {@code gewist.keys.behind} tells how many are left.
 */
@ApplicationScoped
class RewrapWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(RewrapWorker.class);

    private final KeyStore keys;
    private final AtomicLong behind;

    RewrapWorker(WorkerSettings settings, KeyStore keys, MeterRegistry meters) {
        super(new WorkerSettings(Duration.ofHours(1), settings.maxBackOff()));
        this.keys = keys;
        behind = meters.gauge("gewist.keys.behind", new AtomicLong());
    }

    /** Until nobody wraps with an older key any more there may be new ones, so it looks again as long as it finds some. */
    @Override
    protected int work() {
        behind.set(keys.behind());
        if (behind.get() == 0) {
            return 0;
        }
        int rewrapped = keys.rewrap();
        LOG.infof("%d data keys are wrapped by the newest key-encryption key", rewrapped);
        behind.set(keys.behind());
        return rewrapped;
    }
}
