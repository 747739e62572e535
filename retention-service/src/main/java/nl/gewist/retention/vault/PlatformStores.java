package nl.gewist.retention.vault;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PlatformStore;
import org.jboss.logging.Logger;

/** The platform's stores, entered with this service's own read-only role. Refuses to start on a map it cannot read. */
@ApplicationScoped
class PlatformStores {
    private static final Logger LOG = Logger.getLogger(PlatformStores.class);
    private static final int CONNECTIONS = 2;

    private final DataMap map;
    private final List<PlatformStore> stores;

    PlatformStores(PlatformConfig config) throws IOException {
        map = DataMap.read(config.dataMap());
        stores = map.stores().keySet().stream()
                .sorted()
                .map(name -> PlatformStore.open(map, name, credentials(name, config.stores()), CONNECTIONS))
                .toList();
    }

    /** Made at the start, so that a bad map or a missing address is told then. */
    void open(@Observes StartupEvent event) {
        LOG.infof("data map %s, stores %s", map.version(), map.stores().keySet());
    }

    DataMap map() {
        return map;
    }

    /** All stores of the map, in the order of their names. */
    List<PlatformStore> all() {
        return stores;
    }

    /** Those in which subjects of this type can have rows. */
    List<PlatformStore> of(String subjectType) {
        List<String> names = map.storesOf(subjectType);
        return stores.stream().filter(store -> names.contains(store.name())).toList();
    }

    void close(@Observes ShutdownEvent event) {
        stores.forEach(PlatformStore::close);
    }

    private static PlatformStore.Credentials credentials(String name, Map<String, PlatformConfig.Address> addresses) {
        PlatformConfig.Address address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("the data map has a store " + name + "; set gewist.stores." + name
                    + ".jdbc-url, .username and .password");
        }
        return new PlatformStore.Credentials(address.jdbcUrl(), address.username(), address.password());
    }
}
