package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import org.jboss.logging.Logger;

/** After the key-encryption key was replaced, wraps the data keys anew, so that the old one may go. Looks once an hour. */
@ApplicationScoped
class RewrapWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(RewrapWorker.class);

    private final VaultKeys keys;

    RewrapWorker(WorkerSettings settings, VaultKeys keys) {
        super(new WorkerSettings(Duration.ofHours(1), settings.maxBackOff()));
        this.keys = keys;
    }

    @Override
    protected int work() {
        int rewrapped = keys.rewrap();
        if (rewrapped > 0) {
            LOG.infof("%d data keys are wrapped by the newest key-encryption key", rewrapped);
        }
        return rewrapped;
    }
}
