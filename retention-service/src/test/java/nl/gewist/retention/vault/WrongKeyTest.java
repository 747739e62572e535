package nl.gewist.retention.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.gewist.embedded.GewistServers;
import nl.gewist.retention.KeyFile;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.SealingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(KeyFile.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "retention"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
class WrongKeyTest {
    @Inject
    @DataSource("keys")
    AgroalDataSource database;

    @TempDir
    Path folder;

    @Test
    void wrongKeyIsRefusedAtTheStart() throws IOException {
        Path other = folder.resolve("other.json");
        var keys = new VaultKeys(database, KeyEncryptionKey.generate(other));

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> keys.verify(new StartupEvent()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(SealingException.Reason.KEY_WRONG));
    }

    @Test
    void lostKeyIsRefusedAtTheStart() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.fromFile(folder.resolve("nowhere.json")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(SealingException.Reason.KEY_MISSING));
    }

    @Test
    void keyIsTakenFromTheEnvironmentToo() throws IOException {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey.generate(file);

        KeyEncryptionKey key = VaultKeys.key(new Given(Optional.empty(), Optional.of(Files.readString(file))));

        assertThat(key).isNotNull();
    }

    @Test
    void keyGivenTwiceOrNotAtAllIsRefused() {
        Path file = folder.resolve("kek.json");

        assertThatIllegalStateException()
                .isThrownBy(() -> VaultKeys.key(new Given(Optional.of(file), Optional.of("{}"))))
                .withMessageContaining("gewist.sealing.keyset");
        assertThatIllegalStateException()
                .isThrownBy(() -> VaultKeys.key(new Given(Optional.empty(), Optional.empty())));
    }

    private record Given(Optional<Path> keyFile, Optional<String> keyset) implements PlatformConfig.SealingConfig {}
}
