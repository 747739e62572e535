package nl.gewist.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.gewist.messaging.Sql;

/** What this service works with: its own database. */
class Resources {
    @Produces
    @Singleton
    static Sql sql(AgroalDataSource dataSource) {
        return new Sql(dataSource);
    }
}
