package nl.gewist.retention.vault;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PlatformStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The platform's stores, entered with this service's own read-only role. Refuses to start on a map it cannot read. */
@ApplicationScoped
class PlatformStores {
    private static final Logger LOG = Logger.getLogger(PlatformStores.class);
    private static final int CONNECTIONS = 2;

    private final DataMap map;
    private final List<PlatformStore> stores;

    PlatformStores(@ConfigProperty(name = "gewist.data-map") Path file, StoresConfig config) throws IOException {
        map = DataMap.read(file);
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

    void close(@Observes ShutdownEvent event) {
        stores.forEach(PlatformStore::close);
    }

    private static PlatformStore.Credentials credentials(String name, Map<String, StoresConfig.Address> addresses) {
        StoresConfig.Address address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("the data map has a store " + name + "; set gewist.stores." + name
                    + ".jdbc-url, .username and .password");
        }
        return new PlatformStore.Credentials(address.jdbcUrl(), address.username(), address.password());
    }

    /** Where the platform's stores are, under {@code gewist.stores.<name>}. */
    @ConfigMapping(prefix = "gewist.stores")
    public interface StoresConfig {
        @WithParentName
        Map<String, Address> stores();

        /** Enter as a role that may only read. */
        public interface Address {
            String jdbcUrl();

            String username();

            String password();
        }
    }
}
