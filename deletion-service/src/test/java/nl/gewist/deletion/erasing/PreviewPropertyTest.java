package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Preview;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.datamap.ReadOnly;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.erasing.world.MapText;
import nl.gewist.deletion.erasing.world.Script;
import nl.gewist.deletion.erasing.world.World;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On generated platforms: what a preview says is what the erasure then reports. GEWIST_SEED and GEWIST_TRIES as elsewhere. */
class PreviewPropertyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    private static Connection store;

    static LongStream seeds() {
        var seed = Long.parseLong(System.getenv().getOrDefault("GEWIST_SEED", "1"));
        var tries = Integer.parseInt(System.getenv().getOrDefault("GEWIST_TRIES", "40"));
        return LongStream.range(seed, seed + tries);
    }

    @BeforeAll
    static void connect() throws SQLException {
        store = TestServers.shared().freshDatabase("previews").connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        store.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePreviewIsTheOutcome(long seed) throws SQLException {
        var world = World.make(seed);
        var random = new Random(seed);
        execute(Script.of(world));
        try {
            for (var subject : world.subjects()) {
                var owners = world.owners();
                var owner = owners.isEmpty() || random.nextBoolean() ? null : owners.get(random.nextInt(owners.size()));

                var preview = preview(world, subject, owner);

                assertThat(preview.scopeHeld() ? counts(preview) : Map.of())
                        .isEqualTo(preview.scopeHeld() ? erase(world, subject, owner) : Map.of());
            }
        } finally {
            execute("drop schema \"" + world.schema() + "\" cascade");
        }
    }

    private static Preview preview(World world, String subject, String owner) throws SQLException {
        var map = map(world);
        return ReadOnly.run(
                store,
                Duration.ofSeconds(30),
                reading -> new PreviewReader(
                                map, List.of(Catalog.read(reading, map.stores().get(World.STORE))), World.SUBJECT)
                        .read(Map.of(World.STORE, reading), subject, owner, TODAY));
    }

    private static Map<String, Counts> counts(Preview preview) {
        var counts = new TreeMap<String, Counts>();
        preview.collections()
                .forEach(each -> counts.put(
                        each.name(),
                        new Counts(
                                each.counts().removed(),
                                each.counts().anonymised(),
                                each.counts().retained())));
        return counts;
    }

    private static Map<String, Counts> erase(World world, String subject, String owner) throws SQLException {
        var map = map(world);
        var plan = SubjectPlan.of(map, List.of(Catalog.read(store, map.stores().get(World.STORE))), World.SUBJECT);
        var target = new Target(UUID.randomUUID(), subject, owner);
        var kept = new HashMap<UUID, Evidence>();
        var outcome = new StoreEraser(plan, new FileDirectories(Map.of()))
                .erase(store, List.of(new Erasure(target, null, Instant.EPOCH, null)), kept::putAll)
                .getFirst();
        return new TreeMap<>(((Outcome.Erased) outcome).counts());
    }

    private static DataMap map(World world) {
        return DataMap.read("world.yaml", new StringReader(MapText.of(world)));
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }
}
