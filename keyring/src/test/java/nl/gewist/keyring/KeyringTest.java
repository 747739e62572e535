package nl.gewist.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.SealingException;
import nl.gewist.sealing.SealingException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
    private final Keyring keyring = new Keyring();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeKey() {
        file = folder.resolve("kek.json");
        KeyEncryptionKey.generate(file);
    }

    @Test
    void wrongKeyIsRefusedAtTheStart() throws IOException, SQLException {
        try (KeyDatabase database = KeyDatabase.start()) {
            keyring.verify(new StartupEvent(), new KeyStore(database.source(), Keyring.keyEncryptionKey(file(file))));
            Path other = folder.resolve("other.json");
            KeyEncryptionKey.generate(other);
            var wrong = new KeyStore(database.source(), Keyring.keyEncryptionKey(file(other)));

            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> keyring.verify(new StartupEvent(), wrong))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_WRONG));
        }
    }

    @Test
    void lostKeyIsRefused() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> Keyring.keyEncryptionKey(file(folder.resolve("nowhere.json"))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_MISSING));
    }

    @Test
    void keyIsTakenFromTheEnvironmentToo() throws IOException {
        assertThat(Keyring.keyEncryptionKey(given(null, Files.readString(file), null, null)))
                .isNotNull();
    }

    @Test
    void keyGivenTwiceOrNotAtAllIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyring.keyEncryptionKey(given(file, "{}", null, null)))
                .withMessageContaining("gewist.sealing.keyset");
        assertThatIllegalStateException().isThrownBy(() -> Keyring.keyEncryptionKey(given(null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-kms://arn:aws:kms:us-east-1:111122223333:key/1",
                "aws-kms://arn:aws:kms:eu-west-2:111122223333:key/1",
                "gcp-kms://projects/p/locations/global/keyRings/r/cryptoKeys/k",
                "gcp-kms://projects/p/locations/europe-west2/keyRings/r/cryptoKeys/k"
            })
    void aKeyOutsideTheEuIsRefusedBeforeItsKmsIsAsked(String uri) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyring.keyEncryptionKey(given(file, null, uri, "eu-west-1")))
                .withMessageContaining("outside the EU");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-kms://arn:aws:kms:eu-central-1:111122223333:key/1",
                "gcp-kms://projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k"
            })
    void aKmsWhoseClientIsNotInThisBuildIsRefusedAndTheBuildIsNamed(String uri) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> Keyring.keyEncryptionKey(given(file, null, uri, null)))
                .withMessageContaining("-Pkms-")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KMS_UNKNOWN));
    }

    @Test
    void aUriThatDoesNotSayWhereItsKeyLiesNeedsTheRegion() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyring.keyEncryptionKey(given(file, null, "own-kms://key", null)))
                .withMessageContaining("gewist.sealing.kms-region");
    }

    private static Given file(Path file) {
        return given(file, null, null, null);
    }

    private static Given given(
            @Nullable Path file, @Nullable String keyset, @Nullable String kmsUri, @Nullable String kmsRegion) {
        return new Given(
                Optional.ofNullable(file),
                Optional.ofNullable(keyset),
                Optional.ofNullable(kmsUri),
                Optional.ofNullable(kmsRegion));
    }

    private record Given(
            Optional<Path> keyFile, Optional<String> keyset, Optional<String> kmsUri, Optional<String> kmsRegion)
            implements KeyringConfig {}
}
