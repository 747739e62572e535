package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Where backups of the stack's databases are looked for: a folder per store, empty until somebody puts one there. */
final class Backups {
    static final String FOLDER = "backups";

    private static final String PREFIX = "gewist.backups.";

    private Backups() {}

    /** The folder of a store's copies, for example of {@code platform} or {@code gewist_audit}. */
    static Path folder(StackOptions options, String store) {
        return options.folder().resolve(FOLDER).resolve(store);
    }

    /** Declares every store, and makes its folder. */
    static void declare(Properties settings, StackOptions options) {
        settings.setProperty(PREFIX + "look-every", "PT5S");
        for (String store : stores()) {
            Path folder = folder(options, store);
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " for backups cannot be made", e);
            }
            String prefix = PREFIX + "stores." + store + ".";
            settings.setProperty(prefix + "kind", "directory");
            settings.setProperty(prefix + "path", folder.toString());
            settings.setProperty(prefix + "region", "eu-local");
        }
    }

    private static List<String> stores() {
        List<String> stores = new ArrayList<>(List.of("platform"));
        Arrays.stream(Service.values()).forEach(service -> stores.addAll(service.databases()));
        return stores;
    }
}
