package nl.gewist.deletion.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Step;

/** Looks by key whether rows of erased people are there again: the same selection that found nothing when they were erased. */
final class Reappearance {
    private static final int TOGETHER = 200;
    private static final String WHOLE_ROWS = "*";

    private final ErasurePlan plan;
    private final Connection store;

    Reappearance(ErasurePlan plan, Connection store) {
        this.plan = plan;
        this.store = store;
    }

    /** @param requests of the plan's subject type */
    void search(List<Completed> requests, Map<UUID, Identifiers> identifiers, Consumer<Finding> found)
            throws SQLException {
        for (int from = 0; from < requests.size(); from += TOGETHER) {
            List<Completed> some = requests.subList(from, Math.min(from + TOGETHER, requests.size()));
            Batch batch = plan.batch(store, some.stream().map(Completed::target).toList(), identifiers);
            for (Step turn : plan.steps()) {
                for (Step step : turn.parts()) {
                    look(step, batch, found);
                }
            }
        }
    }

    private void look(Step step, Batch batch, Consumer<Finding> found) throws SQLException {
        String sql = step.verifySql();
        if (sql == null) {
            return;
        }
        batch.query(
                store,
                sql,
                row -> found.accept(new Finding(
                        batch.requestId(row.getInt("no")),
                        Kind.REAPPEARED,
                        step.collection().toString(),
                        WHOLE_ROWS,
                        row.getLong("rows"))));
    }
}
