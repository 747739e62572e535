package nl.gewist.deletion;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sealing.KeyEncryptionKey;

/** The sample platform's data map and a key-encryption key, for every start of the application. */
public final class SampleSetup implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("gewist-deletion");
            KeyEncryptionKey.generate(folder.resolve("kek.json"));
            Path map = SamplePlatform.writeDataMap(folder.resolve("data-map.yaml"));
            return Map.of(
                    "gewist.sealing.key-file",
                    folder.resolve("kek.json").toString(),
                    "gewist.data-map",
                    map.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
