package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.gewist.sealing.KeyEncryptionKey;

/** Each sealing service's key-encryption key, made once: a new one would open nothing that was sealed before. */
final class KeyFiles {
    private KeyFiles() {}

    static Path of(StackOptions options, Service service) {
        return options.folder().resolve("keys").resolve(service.room() + ".json");
    }

    static void makeMissing(StackOptions options) {
        for (Service service : Service.values()) {
            Path file = of(options, service);
            if (service.seals() && !Files.exists(file)) {
                try {
                    Files.createDirectories(file.getParent());
                } catch (IOException e) {
                    throw new UncheckedIOException("The folder for keys cannot be made", e);
                }
                KeyEncryptionKey.generate(file);
            }
        }
    }
}
