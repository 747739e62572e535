package nl.gewist.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.messaging.Sql;

/** What this service works with: its own database and the platform's store (read only). */
class Resources {
    private static final int CONNECTIONS = 3;

    private final ResourcesConfig config;

    Resources(ResourcesConfig config) {
        this.config = config;
    }

    /** Entered with the notification role: it may read owners and integrations, and nothing else. */
    @Produces
    @Singleton
    PlatformStore platformStore() throws IOException {
        ResourcesConfig.Platform platform = config.stores().platform();
        var credentials = new PlatformStore.Credentials(platform.jdbcUrl(), platform.username(), platform.password());
        return PlatformStore.open(DataMap.read(config.dataMap()), "platform", credentials, CONNECTIONS);
    }

    void close(@Disposes PlatformStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Sql sql(AgroalDataSource dataSource) {
        return new Sql(dataSource);
    }
}
