package nl.gewist.launcher.map;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.DataMapException;
import nl.gewist.datamap.MisfitException;
import nl.gewist.datamap.Preview;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.launcher.Json;
import nl.gewist.launcher.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what erasing somebody would do, without doing it. */
@Command(
        name = "preview",
        description = "What erasing one subject would do: names and counts, never a value. Only reads.",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Parameters(index = "0", paramLabel = "TYPE", description = "A subject type of the map, such as learner")
    private String type = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The platform's id of the person")
    private String id = "";

    @Option(names = "--owner", paramLabel = "N", description = "Only this owner's part.")
    private @Nullable String owner;

    @Mixin
    private final MapSource source = new MapSource();

    @Option(names = "--language", paramLabel = "nl|en", description = "Of the map's words; English without it.")
    private String language = "en";

    @Option(names = "--json", description = "The same for programs.")
    private boolean json;

    @Override
    public Integer call() {
        Preview preview = read(map());
        if (!preview.scopeHeld()) {
            throw new Problem("This owner does not have this " + type + ": check both ids");
        }
        if (!preview.exists() && preview.collections().isEmpty()) {
            throw new Problem("There is no such " + type + ": check the id; whoever is erased is not there any more");
        }
        System.out.println(json ? Json.text(preview) : PreviewText.of(type + " " + id, preview, language));
        return 0;
    }

    private DataMap map() {
        try {
            return source.read();
        } catch (DataMapException e) {
            throw new Problem("The map is refused: see ./gewist map check --map " + source.file(), e);
        }
    }

    private Preview read(DataMap map) {
        var subject = map.subjects().get(type);
        if (subject == null) {
            throw new Problem("The map has no subject type " + type + ", only "
                    + map.subjects().keySet().stream().sorted().toList());
        }
        List<String> names = map.storesOf(type);
        Map<String, StoreAddress> known = source.addresses(map.stores().keySet());
        Map<String, StoreAddress> addresses = new LinkedHashMap<>();
        for (String name : names) {
            StoreAddress address = known.get(name);
            if (address == null) {
                throw new Problem("Where is store " + name + "? Give --url, or --store " + name + "=URL");
            }
            addresses.put(name, address);
        }
        try {
            return Stores.atTheTerminal().readAll(addresses, open -> read(map, open));
        } catch (MisfitException e) {
            throw new Problem("The map does not fit this database: see ./gewist map check with the same options", e);
        }
    }

    private Preview read(DataMap map, Map<String, Connection> open) throws SQLException {
        List<Catalog> catalogs = new ArrayList<>();
        for (var store : open.entrySet()) {
            catalogs.add(Catalog.read(
                    store.getValue(), map, Objects.requireNonNull(map.stores().get(store.getKey()))));
        }
        return new PreviewReader(map, catalogs, type).read(open, id, owner, LocalDate.now(ZONE));
    }
}
