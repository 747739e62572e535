package nl.gewist.retention.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
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
        KeyEncryptionKey.generate(other);
        var keys = new VaultKeys(database, other);

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> keys.verify(new StartupEvent()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(SealingException.Reason.KEY_WRONG));
    }

    @Test
    void lostKeyIsRefusedAtTheStart() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> new VaultKeys(database, folder.resolve("nowhere.json")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(SealingException.Reason.KEY_MISSING));
    }
}
