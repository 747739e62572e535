package nl.gewist.notification;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PlatformStore;

/**
 * The stores in which subjects have their own row, and with it their owners. Entered with the notification role: it may read
 * these, and nothing else.
 */
@ApplicationScoped
public class PlatformStores {
    private static final int CONNECTIONS = 3;

    private final DataMap map;
    private final ResourcesConfig config;
    private final Map<String, PlatformStore> opened = new ConcurrentHashMap<>();

    PlatformStores(ResourcesConfig config) throws IOException {
        this.map = DataMap.read(config.dataMap());
        this.config = config;
    }

    public DataMap map() {
        return map;
    }

    /** @param subjectType one of the map */
    public PlatformStore of(String subjectType) {
        return opened.computeIfAbsent(map.storesOf(subjectType).getLast(), this::open);
    }

    private PlatformStore open(String name) {
        ResourcesConfig.Platform store = Objects.requireNonNull(
                config.stores().get(name),
                () -> "the data map has a store " + name + "; set gewist.stores." + name
                        + ".jdbc-url, .username and .password");
        var credentials = new PlatformStore.Credentials(store.jdbcUrl(), store.username(), store.password());
        return PlatformStore.open(map, name, credentials, CONNECTIONS);
    }

    void close(@Observes ShutdownEvent event) {
        opened.values().forEach(PlatformStore::close);
    }
}
