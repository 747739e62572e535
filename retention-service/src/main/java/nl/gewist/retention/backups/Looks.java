package nl.gewist.retention.backups;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.retention.backups.BackupsConfig.Declared;
import nl.gewist.retention.backups.Connector.Found;
import nl.gewist.retention.backups.Connector.LookFailure;
import nl.gewist.retention.backups.KnownBackup.Key;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets connectors look when it is time, one replica per store. */
@ApplicationScoped
class Looks {
    private static final Logger LOG = Logger.getLogger(Looks.class);
    private static final int SECONDS_TO_WRITE = 60;

    private final Stores stores;
    private final CatalogueTable catalogue;
    private final ReportTable reports;
    private final BackupsConfig config;
    private final Clock clock;

    Looks(Stores stores, CatalogueTable catalogue, ReportTable reports, BackupsConfig config, Clock clock) {
        this.stores = stores;
        this.catalogue = catalogue;
        this.reports = reports;
        this.config = config;
        this.clock = clock;
    }

    /** Each look in a transaction of its own, which holds the store's row as long as it takes. */
    void lookWhereDue() {
        List<String> all = stores.lookedAt();
        int seconds = Math.toIntExact(config.lookTimeout().toSeconds()) * 2 + SECONDS_TO_WRITE;
        boolean more = !all.isEmpty();
        while (more) {
            more = QuarkusTransaction.requiringNew().timeout(seconds).call(() -> lookAtOne(all));
        }
    }

    private boolean lookAtOne(List<String> all) {
        Instant now = clock.instant();
        List<String> due = reports.takeDue(all, now, now.plus(config.lookEvery()));
        for (String store : due) {
            reports.looked(store, now, look(store, now));
            reports.dueAgain(store, now.plus(config.lookEvery()));
        }
        return !due.isEmpty();
    }

    /** Returns why it was in vain; null if it was not. */
    private @Nullable String look(String store, Instant now) {
        Declared declared = stores.of(store);
        try {
            List<Found> found = Connector.of(declared, config.lookTimeout(), clock.getZone())
                    .look();
            keep(store, found, now);
            return null;
        } catch (LookFailure failure) {
            LOG.warnf("backups of %s: the look failed: %s", store, failure.code());
            return failure.code();
        }
    }

    private void keep(String store, List<Found> found, Instant now) {
        catalogue.lock();
        Map<String, KnownBackup> missing = new HashMap<>();
        catalogue.of(store).forEach(backup -> missing.put(backup.key().backupId(), backup));
        List<KnownBackup> changed = new ArrayList<>();
        for (Found one : found) {
            Key key = new Key(store, one.backupId());
            KnownBackup known = missing.remove(one.backupId());
            changed.add((known == null ? KnownBackup.unheardOf(key, now) : known).seen(one.copy(), now));
        }
        missing.values().stream()
                .filter(backup -> backup.listed() && backup.isPresent())
                .forEach(backup -> changed.add(backup.missed(now)));
        catalogue.write(changed);
    }
}
