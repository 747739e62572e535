package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;

/** The data keys of the vault. With a wrong or lost key-encryption key the service refuses to start. */
@ApplicationScoped
public class VaultKeys {
    private static final int BEFORE_WORKERS = 1;

    private final KeyStore keys;

    @Inject
    VaultKeys(@DataSource("keys") AgroalDataSource database, PlatformConfig config) {
        this(database, key(config.sealing()));
    }

    VaultKeys(AgroalDataSource database, KeyEncryptionKey key) {
        keys = new KeyStore(database, key);
    }

    static KeyEncryptionKey key(PlatformConfig.SealingConfig config) {
        if (config.keyFile().isPresent() == config.keyset().isPresent()) {
            throw new IllegalStateException("Set gewist.sealing.key-file or gewist.sealing.keyset, one of them.");
        }
        return config.keyset()
                .map(KeyEncryptionKey::fromText)
                .orElseGet(() -> KeyEncryptionKey.fromFile(config.keyFile().orElseThrow()));
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

    /** Which of these records were destroyed. */
    Set<String> destroyed(Collection<String> recordIds) {
        return keys.destroyed(recordIds);
    }

    /**
     * Destroys the keys of these records for good; committed at once.
     *
     * @return how many there were
     */
    public int destroy(Collection<String> recordIds) {
        return keys.destroy(recordIds);
    }

    /** Records that were destroyed, in the order of their ids, after this one; empty to begin. */
    public List<String> destroyedAfter(String recordId, int limit) {
        return keys.destroyedAfter(recordId, limit);
    }

    /** Wraps some keys anew that an older key-encryption key wrapped; 0 when none is left. */
    int rewrap() {
        return keys.rewrap();
    }
}
