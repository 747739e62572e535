package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.erasing.world.Comparison;
import nl.gewist.deletion.erasing.world.MapText;
import nl.gewist.deletion.erasing.world.Oracle;
import nl.gewist.deletion.erasing.world.World;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;

/** Erases people from a generated platform and holds what is left against what should be. */
record WorldErasure(Connection store) {

    /** GEWIST_TRIES sets how many, GEWIST_SEED with which the first is made. */
    static LongStream seeds() {
        var seed = Long.parseLong(System.getenv().getOrDefault("GEWIST_SEED", "1"));
        var tries = Integer.parseInt(System.getenv().getOrDefault("GEWIST_TRIES", "100"));
        return LongStream.range(seed, seed + tries);
    }

    void check(World world, long seed) throws SQLException {
        var oracle = new Oracle(world);
        var kept = new HashMap<UUID, Evidence>();
        for (var batch : requests(world, new Random(seed))) {
            var plan = plan(world);
            var wanted = oracle.erase(batch);
            var erasures = batch.stream()
                    .map(target -> new Erasure(target, null, Instant.EPOCH, null))
                    .toList();

            assertThat(counts(
                            new StoreEraser(plan, new FileDirectories(Map.of())).erase(store, erasures, kept::putAll)))
                    .isEqualTo(wanted);

            var comparison = new Comparison(
                    store, world, id -> kept.get(id).identifiers().pseudonym());
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.brokenKeys()).isEmpty();

            var again = batch.stream()
                    .map(target -> new Erasure(target, null, Instant.EPOCH, kept.get(target.requestId())))
                    .toList();
            assertThat(counts(new StoreEraser(plan, new FileDirectories(Map.of()))
                            .erase(
                                    store,
                                    again,
                                    evidence -> assertThat(evidence).isEmpty())))
                    .isEqualTo(wanted);
            assertThat(comparison.differences()).isEmpty();
        }
    }

    private SubjectPlan plan(World world) throws SQLException {
        var map = DataMap.read("world.yaml", new StringReader(MapText.of(world)));
        var catalog = Catalog.read(store, map.stores().get(World.STORE));
        return SubjectPlan.of(map, List.of(catalog), World.SUBJECT);
    }

    /** Some learners, all of them or one owner's part, in one batch or in several. */
    private static List<List<Target>> requests(World world, Random random) {
        var targets = new ArrayList<Target>();
        for (var subject : world.subjects()) {
            var owners = world.owners();
            if (random.nextInt(5) < 2) {
                targets.add(new Target(UUID.randomUUID(), subject, null));
            } else if (!owners.isEmpty() && random.nextBoolean()) {
                targets.add(new Target(UUID.randomUUID(), subject, owners.get(random.nextInt(owners.size()))));
            }
        }
        targets.add(new Target(UUID.randomUUID(), "nobody", null));
        Collections.shuffle(targets, random);
        return targets.stream()
                .gather(Gatherers.windowFixed(1 + random.nextInt(4)))
                .toList();
    }

    private static Map<UUID, Map<String, Counts>> counts(List<Outcome> outcomes) {
        var counts = new HashMap<UUID, Map<String, Counts>>();
        outcomes.forEach(outcome -> counts.put(outcome.requestId(), ((Outcome.Erased) outcome).counts()));
        return counts;
    }
}
