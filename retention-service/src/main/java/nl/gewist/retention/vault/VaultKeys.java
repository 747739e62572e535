package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;

/** The data keys of the vault. With a wrong or lost key-encryption key the service refuses to start. */
@ApplicationScoped
class VaultKeys {
    private static final int BEFORE_WORKERS = 1;

    private final KeyStore keys;

    @Inject
    VaultKeys(@DataSource("keys") AgroalDataSource database, PlatformConfig config) {
        this(database, config.sealing().keyFile());
    }

    VaultKeys(AgroalDataSource database, Path keyFile) {
        keys = new KeyStore(database, KeyEncryptionKey.fromFile(keyFile));
    }

    void verify(@Observes @Priority(BEFORE_WORKERS) StartupEvent event) {
        keys.verify();
    }

    /** Opens the keys of these records, making those that are missing; committed at once, and harmless if unused. */
    Map<String, Sealer> create(Collection<String> recordIds) {
        return keys.create(recordIds);
    }

    /** Opens the keys of these records; destroyed ones are absent. */
    Map<String, Sealer> open(Collection<String> recordIds) {
        return keys.open(recordIds);
    }
}
