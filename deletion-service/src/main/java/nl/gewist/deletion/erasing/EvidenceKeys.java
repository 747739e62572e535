package nl.gewist.deletion.erasing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;

/** The keys of the evidence. A wrong or lost key-encryption key ends the start with a message that names the cure. */
class EvidenceKeys {
    @Produces
    @Singleton
    @Startup
    KeyStore keys(@DataSource("keys") AgroalDataSource dataSource, EvidenceConfig config) {
        KeyStore keys = new KeyStore(dataSource, KeyEncryptionKey.fromFile(config.keyFile()));
        keys.verify();
        return keys;
    }
}
