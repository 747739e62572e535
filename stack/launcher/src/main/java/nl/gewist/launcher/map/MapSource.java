package nl.gewist.launcher.map;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.DataMap;
import nl.gewist.launcher.Launcher;
import nl.gewist.launcher.LocalPlatform;
import nl.gewist.launcher.Problem;
import nl.gewist.launcher.StackOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which map, and where its stores are: as named, else what runs on this machine. */
final class MapSource {
    @Option(names = "--map", paramLabel = "FILE", description = "The data map; without it the running stack's.")
    private @Nullable Path map;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The map's only store: jdbc:postgresql://HOST:PORT/DATABASE or jdbc:mariadb://… Only read from.")
    private @Nullable String url;

    @Option(
            names = "--store",
            paramLabel = "NAME=URL",
            description = "One of several stores; may be given more than once.")
    private Map<String, String> stores = new LinkedHashMap<>();

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "As whom to enter, best the role that will erase; its password comes from PGPASSWORD"
                    + " (MariaDB: MYSQL_PWD) or is asked for.")
    private @Nullable String user;

    /** @throws Problem when nothing is named and nothing is up */
    Path file() {
        return map == null ? running().map() : map;
    }

    /**
     * @throws nl.gewist.datamap.DataMapException with all that is wrong in it
     * @throws Problem when there is no such file
     */
    DataMap read() {
        Path file = file();
        try {
            return DataMap.read(file);
        } catch (NoSuchFileException e) {
            throw new Problem("There is no file " + file + ": name the data map with --map FILE", e);
        } catch (CharacterCodingException e) {
            throw new Problem(file + " is no text in UTF-8: save it as such", e);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: name the data map with --map FILE", e);
        }
    }

    /** The named stores by the map's names; empty when a map was named and no store. */
    Map<String, StoreAddress> addresses(Set<String> known) {
        Map<String, StoreAddress> addresses = new LinkedHashMap<>();
        if (map == null && url == null && stores.isEmpty()) {
            running()
                    .stores()
                    .forEach((name, entry) ->
                            addresses.put(name, new StoreAddress(entry.url(), entry.user(), entry.password())));
            return addresses;
        }
        if (url != null && known.size() != 1) {
            throw new Problem("The map has stores " + known + ": say --store NAME=URL for each");
        }
        if (url != null) {
            addresses.put(known.iterator().next(), address(url));
        }
        stores.forEach((name, address) -> {
            if (!known.contains(name)) {
                throw new Problem("The map has no store " + name + ", only " + known);
            }
            addresses.put(name, address(address));
        });
        return addresses;
    }

    private StoreAddress address(String text) {
        return StoreAddress.of(text, user, System.getenv());
    }

    private static LocalPlatform running() {
        return LocalPlatform.running(StackOptions.usual(Launcher.root()));
    }
}
