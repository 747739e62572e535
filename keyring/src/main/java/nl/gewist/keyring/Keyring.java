package nl.gewist.keyring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.KeysetForm;

/** The service's data keys. With a wrong or lost key-encryption key it does not start, and the message names the cure. */
class Keyring {
    private static final int BEFORE_WORKERS = 1;

    @Produces
    @Singleton
    KeyStore keys(@DataSource("keys") AgroalDataSource database, KeyringConfig config) {
        return new KeyStore(database, keyEncryptionKey(config));
    }

    void verify(@Observes @Priority(BEFORE_WORKERS) StartupEvent event, KeyStore keys) {
        keys.verify();
    }

    static KeyEncryptionKey keyEncryptionKey(KeyringConfig config) {
        if (config.keyFile().isPresent() == config.keyset().isPresent()) {
            throw new IllegalStateException("Set gewist.sealing.key-file or gewist.sealing.keyset, one of them.");
        }
        KeysetForm form = form(config);
        return config.keyset()
                .map(text -> KeyEncryptionKey.fromText(text, form))
                .orElseGet(() -> KeyEncryptionKey.fromFile(config.keyFile().orElseThrow(), form));
    }

    /** The region first: a KMS elsewhere is not even asked. */
    private static KeysetForm form(KeyringConfig config) {
        return config.kmsUri()
                .map(uri -> {
                    KmsRegion.check(uri, config.kmsRegion());
                    return KeysetForm.underKms(uri);
                })
                .orElseGet(KeysetForm::plain);
    }
}
