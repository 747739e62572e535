package nl.gewist.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The data map and the stores of the stack that runs on this machine, as the service that erases sees them.
 *
 * @param stores by the map's names
 */
public record LocalPlatform(Path map, Map<String, Entry> stores) {
    private static final String STORES = "gewist.stores.";

    /** Where a store is and as whom the deletion-service enters. */
    public record Entry(String url, String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Entry[" + url + "]";
        }
    }

    /**
     * Reads the settings of the deletion-service, which is found by its stack's folder.
     *
     * @throws Problem when nothing is up
     */
    public static LocalPlatform running(StackOptions options) {
        Path file = ServiceSettings.file(options, Service.DELETION);
        if (StackState.read(options.folder()).isEmpty() || !Files.exists(file)) {
            throw new Problem("Nothing is up: start it with ./gewist up, or name a map and a database: --map FILE --url"
                    + " jdbc:postgresql://HOST/DATABASE");
        }
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: stop the stack with ./gewist down and start it again", e);
        }
        return of(settings);
    }

    private static LocalPlatform of(Properties settings) {
        Map<String, Entry> stores = new TreeMap<>();
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(STORES) && key.endsWith(".jdbc-url"))
                .map(key -> key.substring(STORES.length(), key.length() - ".jdbc-url".length()))
                .forEach(name -> stores.put(
                        name,
                        new Entry(
                                settings.getProperty(STORES + name + ".jdbc-url"),
                                settings.getProperty(STORES + name + ".username", ""),
                                settings.getProperty(STORES + name + ".password", ""))));
        return new LocalPlatform(Path.of(settings.getProperty("gewist.data-map", "")), stores);
    }
}
