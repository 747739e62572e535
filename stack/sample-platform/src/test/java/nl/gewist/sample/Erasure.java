package nl.gewist.sample;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.Step;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** Erases people by the sample's data map, in one transaction, as a service would. */
final class Erasure {

    final DataMap map =
            DataMap.read("data-map.yaml", new InputStreamReader(SamplePlatform.dataMap(), StandardCharsets.UTF_8));
    final Catalog catalog;

    private final Connection platform;
    private final ErasurePlan plan;

    Erasure(Connection platform) throws SQLException {
        this(platform, "learner");
    }

    Erasure(Connection platform, String subjectType) throws SQLException {
        this.platform = platform;
        this.catalog = Catalog.read(platform, map, map.stores().get("platform"));
        this.plan = ErasurePlan.of(map, catalog, subjectType);
    }

    static List<Target> targets(List<Long> ids, @Nullable String ownerId) {
        return ids.stream()
                .map(id -> new Target(new UUID(1, id), id.toString(), ownerId))
                .toList();
    }

    /** Returns the touched rows per step, as {@code DELETE enrolment}. */
    Map<String, Long> erase(List<Target> targets) throws SQLException {
        Map<String, Long> touched = new TreeMap<>();
        platform.setAutoCommit(false);
        Batch batch = plan.batch(platform, targets, plan.identifiers(platform, targets));
        for (Step step : plan.steps()) {
            if (step.apply() != null) {
                batch.run(
                        platform,
                        step.apply(),
                        row -> touched.merge(
                                step.action() + " " + step.collection().name(), row.getLong("rows"), Long::sum));
            }
        }
        platform.commit();
        platform.setAutoCommit(true);
        return touched;
    }
}
