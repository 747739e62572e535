package nl.gewist.keyring;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The key-encryption key, under {@code gewist.sealing}: a Tink JSON keyset, given in one of two ways. */
@ConfigMapping(prefix = "gewist.sealing")
interface KeyringConfig {
    /** Its file, for instance a mounted secret that only this service may read. */
    Optional<Path> keyFile();

    /** Or its text, for instance the environment's {@code GEWIST_SEALING_KEYSET}. */
    Optional<String> keyset();

    /** The KMS key that encrypts the keyset, for example {@code aws-kms://arn:aws:kms:eu-west-1:…}; else it is as it is. */
    Optional<String> kmsUri();

    /** Where that key lies, if its URI does not say so. */
    Optional<String> kmsRegion();
}
