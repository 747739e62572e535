package nl.gewist.deletion.erasing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of the evidence. A wrong or lost key-encryption key ends the start with a message that names the cure. */
class EvidenceKeys {
    @Produces
    @Singleton
    @Startup
    KeyStore keys(
            @DataSource("keys") AgroalDataSource dataSource,
            @ConfigProperty(name = "gewist.sealing.key-file") Path file) {
        KeyStore keys = new KeyStore(dataSource, KeyEncryptionKey.fromFile(file));
        keys.verify();
        return keys;
    }
}
