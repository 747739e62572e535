package nl.gewist.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import nl.gewist.sealing.SealingException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keyset under a TestKms. The KMS is one of this test, found as the clients of real ones are. */
class KmsTest {
    private static final String URI = "test-kms://region/key";

    @TempDir
    Path folder;

    private KeysetFile file;

    @BeforeEach
    void makeKeyset() throws GeneralSecurityException {
        AeadConfig.register();
        TestKms.key = aead();
        TestKms.answers = () -> true;
        file = new KeysetFile(folder.resolve("kek.json"), new Keysets(KeysetForm.underKms(URI)));
        file.create();
    }

    @Test
    void theFileHoldsNoKeyThatOpensWithoutTheKms() throws IOException {
        assertThat(Files.readString(file.path())).contains("encryptedKeyset").doesNotContain("\"keyData\"");
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.fromFile(file.path()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_INVALID));
        assertThat(key()).isNotNull();
    }

    @Test
    void itsKeyIsReplacedInTheSameThreeSteps() {
        int first = file.keys().getFirst().id();

        file.add();
        file.promote();

        assertThat(file.remove())
                .singleElement()
                .satisfies(key -> assertThat(key.id()).isNotEqualTo(first));
        assertThat(key()).isNotNull();
    }

    @Test
    void aKeysetInUseIsPutUnderAKmsWithItsKeys() {
        var plain = new KeysetFile(folder.resolve("plain.json"), new Keysets(KeysetForm.plain()));
        var keys = plain.create();

        KeysetFile under = plain.in(KeysetForm.underKms(URI));

        assertThat(under.keys()).isEqualTo(keys);
        assertThat(under.read()).contains("encryptedKeyset");
    }

    @Test
    void aKmsThatIsDownIsARefusal() {
        TestKms.answers = () -> {
            throw new IllegalStateException("connection refused");
        };

        refused();
    }

    @Test
    void aKmsThatDoesNotLetUsIsARefusal() {
        TestKms.answers = () -> {
            throw new GeneralSecurityException("AccessDenied");
        };

        refused();
    }

    @Test
    void aKmsThatHasLostTheKeyIsARefusal() throws GeneralSecurityException {
        TestKms.key = aead();

        refused();
    }

    /** Neither a service nor the operator's command changes anything. */
    private void refused() {
        String before = file.read();
        assertRefused(this::key);
        assertRefused(file::add);
        assertRefused(file::keys);
        assertThat(file.read()).isEqualTo(before);
    }

    private static void assertRefused(Callable<?> call) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(call::call)
                .withMessageContaining("Nothing was touched")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KMS_REFUSED));
    }

    private KeyEncryptionKey key() {
        return KeyEncryptionKey.fromFile(file.path(), KeysetForm.underKms(URI));
    }

    private static Aead aead() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
