package nl.gewist.retention.backups;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.EuRegion;
import nl.gewist.retention.backups.BackupsConfig.Declared;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The stores whose copies must be gone, as declared. A store that nobody thought of must not count as gone: the service
 * does not start without every store of the data map and every database of Gewist.
 */
@ApplicationScoped
class Stores {
    private static final Logger LOG = Logger.getLogger(Stores.class);
    private static final String PREFIX = "gewist.backups.stores.";

    private final Map<String, Declared> declared;

    Stores(BackupsConfig config, @ConfigProperty(name = "gewist.data-map") Path dataMap) throws IOException {
        declared = config.stores();
        List<String> faults = faults(config, DataMap.read(dataMap).stores().keySet());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "The backups of every store must be declared: " + String.join("; ", faults));
        }
    }

    /** Made at the start, so that what is missing is told then. */
    void check(@Observes StartupEvent event) {
        LOG.infof("backups of %s", declared.keySet());
    }

    Map<String, Declared> declared() {
        return declared;
    }

    Declared of(String store) {
        return Objects.requireNonNull(declared.get(store));
    }

    /** Those a connector looks at. */
    List<String> lookedAt() {
        return declared.entrySet().stream()
                .filter(store -> store.getValue().kind().orElseThrow().isLookedAt())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static List<String> faults(BackupsConfig config, Iterable<String> ofTheMap) {
        List<String> faults = new ArrayList<>();
        var names = new TreeSet<>(config.ownDatabases());
        ofTheMap.forEach(names::add);
        names.addAll(config.stores().keySet());
        for (String name : names) {
            Declared store = config.stores().get(name);
            Optional<StoreKind> kind = store == null ? Optional.empty() : store.kind();
            if (store == null || kind.isEmpty()) {
                faults.add(PREFIX + name + ".kind must be none, events, directory or pgbackrest");
            } else if (kind.get().isLookedAt()) {
                lookedAt(faults, PREFIX + name, kind.get(), store);
            }
        }
        return faults;
    }

    private static void lookedAt(List<String> faults, String prefix, StoreKind kind, Declared store) {
        int before = faults.size();
        if (store.region().isEmpty()) {
            faults.add(prefix + ".region must say where the copies lie, for example eu-west-1");
        } else if (!EuRegion.includes(store.region().get())) {
            faults.add(prefix + ".region is outside the EU, where no copy may lie");
        }
        if (kind == StoreKind.DIRECTORY && store.path().isEmpty()) {
            faults.add(prefix + ".path must name the folder with the copies");
        }
        if (kind == StoreKind.PGBACKREST && store.stanza().isEmpty()) {
            faults.add(prefix + ".stanza must name pgBackRest's stanza");
        }
        if (faults.size() == before) {
            try {
                Connector.of(store, Duration.ZERO, ZoneOffset.UTC);
            } catch (IllegalArgumentException | DateTimeException e) {
                faults.add(prefix + ": pattern, ignore, time-format or zone is none (" + e.getMessage() + ")");
            }
        }
    }
}
