package nl.gewist.keyring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import nl.gewist.datamap.EuRegion;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.KeysetForm;
import nl.gewist.sealing.KmsRegion;

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
                    requireInEu(uri, config.kmsRegion());
                    return KeysetForm.underKms(uri);
                })
                .orElseGet(KeysetForm::plain);
    }

    /** A key must lie in the EU, as what it opens (promise P7). The setting counts where the URI says nothing. */
    private static void requireInEu(String uri, Optional<String> told) {
        String region = KmsRegion.in(uri)
                .or(() -> told)
                .orElseThrow(() -> new IllegalStateException(
                        "gewist.sealing.kms-uri does not say where its key lies: set gewist.sealing.kms-region."));
        if (!EuRegion.includes(region)) {
            throw new IllegalStateException("The key-encryption key lies in " + region
                    + ", outside the EU: take a key of a KMS in the EU (gewist.sealing.kms-uri).");
        }
    }
}
