package nl.gewist.datamap;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A store of the platform, opened with a service's own role: a small pool outside of any managed transaction, and the
 * live catalog, read once and again after {@link #forgetCatalog()}.
 */
public final class PlatformStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataMap map;
    private final Store store;
    private final AgroalDataSource pool;
    private volatile @Nullable Catalog catalog;
    private volatile @Nullable Tried tried;

    private PlatformStore(DataMap map, Store store, AgroalDataSource pool) {
        this.map = map;
        this.store = store;
        this.pool = pool;
    }

    /**
     * Opens lazily: a store that is away is no error here, but at the first {@link #connection()}.
     *
     * @param storeName a store of the map
     * @param connections at most this many at once
     * @throws IllegalArgumentException if the map has no such store
     */
    public static PlatformStore open(DataMap map, String storeName, Credentials credentials, int connections) {
        Store store = map.stores().get(storeName);
        if (store == null) {
            throw new IllegalArgumentException("the data map has no store " + storeName + ", only "
                    + map.stores().keySet());
        }
        var settings = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                        .acquisitionTimeout(PATIENCE)
                        // Without these two, connections that died with the server would be handed out for ever.
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .exceptionSorter(store.storeKind().sorter())
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(factory -> {
                            store.storeKind().connecting().forEach(factory::jdbcProperty);
                            return factory.jdbcUrl(credentials.jdbcUrl())
                                    .principal(new NamePrincipal(credentials.user()))
                                    .credential(new SimplePassword(credentials.password()));
                        }));
        try {
            var pool = AgroalDataSource.from(settings);
            pool.setPoolInterceptors(List.of(new Forgetting(store.storeKind())));
            return new PlatformStore(map, store, pool);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a pool for store " + storeName, e);
        }
    }

    public DataMap map() {
        return map;
    }

    /** As the map calls it. */
    public String name() {
        return store.name();
    }

    /** A connection in auto-commit mode; closing gives it back. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The schema as it was when first read. */
    public Catalog catalog() throws SQLException {
        Catalog known = catalog;
        if (known == null) {
            try (Connection connection = connection()) {
                var now = Tried.of(connection, map, Catalog.read(connection, store), tried);
                tried = now;
                known = now.catalog();
            }
            catalog = known;
        }
        return Objects.requireNonNull(known);
    }

    /** Reads the schema again at the next {@link #catalog()}; for when it has changed. */
    public void forgetCatalog() {
        catalog = null;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What a session was told for one batch is none of the next one's. */
    private record Forgetting(StoreKind kind) implements AgroalPoolInterceptor {
        @Override
        public void onConnectionReturn(Connection connection) {
            try {
                kind.forget(connection);
            } catch (SQLException e) {
                // A connection that does not even do this is broken, and found so before it is given out again.
            }
        }
    }

    /** Where the store is and as whom to enter. */
    public record Credentials(String jdbcUrl, String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
