package nl.gewist.retention;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.gewist.sealing.KeyEncryptionKey;

/** A key-encryption key of its own for every start of the application. */
public final class KeyFile implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempDirectory("gewist-key").resolve("kek.json");
            KeyEncryptionKey.generate(file);
            return Map.of("gewist.sealing.key-file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
