package nl.gewist.deletion.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.datamap.ReadOnly;

/** The platform's stores, entered with this service's own role. */
@ApplicationScoped
class PlatformStores {
    private static final int BUSY_SECONDS = 5;
    private static final int CONNECTIONS = 4;

    private final DataMap map;
    private final PlatformConfig config;
    private final Map<String, PlatformStore> stores = new ConcurrentHashMap<>();

    PlatformStores(DataMap map, PlatformConfig config) {
        this.map = map;
        this.config = config;
    }

    /** In auto-commit mode. */
    Connection connection(String store) throws SQLException {
        return opened(store).connection();
    }

    /** The live schema as it was when last looked at. */
    Catalog catalog(String store) throws SQLException {
        return opened(store).catalog();
    }

    /** The live schema as it is now. */
    Catalog catalogAnew(String store) throws SQLException {
        opened(store).forgetCatalog();
        return catalog(store);
    }

    /** Whether the store says that it is too busy to erase from; never, where it has no query for that. */
    boolean isBusy(String store) throws SQLException {
        var settings = config.stores().get(store);
        if (settings == null || settings.busyQuery().isEmpty()) {
            return false;
        }
        try (Connection connection = connection(store);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(BUSY_SECONDS);
            try (ResultSet answer = statement.executeQuery(settings.busyQuery().get())) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Works with a read-only transaction in each of these stores. */
    <T> T reading(List<String> names, Duration longest, Platform.Reading<T> work) throws SQLException {
        return reading(names, longest, new LinkedHashMap<>(), work);
    }

    private <T> T reading(List<String> names, Duration longest, Map<String, Connection> open, Platform.Reading<T> work)
            throws SQLException {
        if (open.size() == names.size()) {
            return work.read(open);
        }
        String next = names.get(open.size());
        try (Connection connection = connection(next)) {
            return ReadOnly.run(connection, longest, store -> {
                open.put(next, store);
                return reading(names, longest, open, work);
            });
        }
    }

    void close(@Observes ShutdownEvent event) {
        stores.values().forEach(PlatformStore::close);
    }

    private PlatformStore opened(String store) {
        return stores.computeIfAbsent(store, this::open);
    }

    private PlatformStore open(String name) {
        var settings = config.stores().get(name);
        if (settings == null) {
            throw new IllegalStateException("the data map names a store " + name + "; set gewist.stores." + name
                    + ".jdbc-url, .username and .password");
        }
        var credentials = new PlatformStore.Credentials(settings.jdbcUrl(), settings.username(), settings.password());
        return PlatformStore.open(map, name, credentials, CONNECTIONS);
    }
}
