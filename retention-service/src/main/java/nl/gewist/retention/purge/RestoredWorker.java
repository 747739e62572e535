package nl.gewist.retention.purge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.sealing.KeyStore;
import org.jboss.logging.Logger;

/**
 * After one of the two databases has been restored from a backup, what was destroyed since is destroyed again: the keys'
 * database knows which keys are gone, the vault which records are. Looks at the start and once an hour.
 */
@ApplicationScoped
class RestoredWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(RestoredWorker.class);
    private static final int PAGE = 2000;
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final DueInvoices table;
    private final Purge purge;
    private final KeyStore keys;

    RestoredWorker(WorkerSettings settings, DueInvoices table, Purge purge, KeyStore keys) {
        super(new WorkerSettings(Duration.ofHours(1), settings.maxBackOff()));
        this.table = table;
        this.purge = purge;
        this.keys = keys;
    }

    @Override
    protected int work() {
        int records = destroyRecordsAgain();
        int destroyed = destroyKeysAgain();
        if (records + destroyed > 0) {
            LOG.warnf("a database was restored: destroyed again %d records and %d keys", records, destroyed);
        }
        return 0;
    }

    private int destroyRecordsAgain() {
        int destroyed = 0;
        List<String> page = keys.destroyedAfter("", PAGE);
        while (!page.isEmpty()) {
            List<String> ids = page;
            destroyed += QuarkusTransaction.requiringNew().call(() -> purge.destroyAgain(ids));
            page = keys.destroyedAfter(page.getLast(), PAGE);
        }
        return destroyed;
    }

    private int destroyKeysAgain() {
        int destroyed = 0;
        List<String> page = purgedAfter(BEFORE_ALL);
        while (!page.isEmpty()) {
            destroyed += keys.destroy(page);
            page = purgedAfter(page.getLast());
        }
        return destroyed;
    }

    private List<String> purgedAfter(String recordId) {
        return QuarkusTransaction.requiringNew().call(() -> table.purgedAfter(recordId, PAGE));
    }
}
