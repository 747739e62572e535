package nl.gewist.keyring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.sealing.KeyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Misses keys that a database has lost before somebody needs them, while a backup of it may still have them. At the start
 * and once a day; keys and records are in different databases, so they are compared in pages.
 */
@ApplicationScoped
class MissingKeys extends Worker {
    private static final Logger LOG = Logger.getLogger(MissingKeys.class);
    private static final int PAGE = 2_000;
    private static final int NAMED = 5;

    private final List<SealedRecords> tables;
    private final KeyStore keys;
    private final AtomicLong missing;

    MissingKeys(WorkerSettings settings, @All List<SealedRecords> tables, KeyStore keys, MeterRegistry meters) {
        super(new WorkerSettings(Duration.ofDays(1), settings.maxBackOff()));
        this.tables = tables;
        this.keys = keys;
        missing = meters.gauge("gewist.keys.missing", new AtomicLong());
    }

    /** As it was at the last look. */
    long count() {
        return missing.get();
    }

    @Override
    protected int work() {
        List<String> named = new ArrayList<>();
        long found = 0;
        for (SealedRecords table : tables) {
            found += look(table, named);
        }
        missing.set(found);
        if (found > 0) {
            LOG.errorf("keys-missing: %d sealed records have no key, among them %s; see docs/keys.md", found, named);
        }
        return 0;
    }

    private long look(SealedRecords table, List<String> named) {
        long found = 0;
        @Nullable String last = null;
        List<String> page;
        do {
            page = table.page(last, PAGE);
            Set<String> lost =
                    keys.missing(page.stream().map(table.prefix()::concat).toList());
            found += lost.size();
            lost.stream().limit(NAMED - named.size()).forEach(named::add);
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        return found;
    }
}
