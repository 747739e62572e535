package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.Script;
import nl.gewist.datamap.Step;
import nl.gewist.datamap.Step.Action;
import nl.gewist.datamap.Target;

/** Runs the statements of a plan for one batch, on one connection. */
final class PlanRun {
    private final ErasurePlan plan;
    private final Connection store;
    private final Batch batch;

    PlanRun(ErasurePlan plan, Connection store, Batch batch) {
        this.plan = plan;
        this.store = store;
        this.batch = batch;
    }

    /** Locks the root rows of these subjects, and what only they point to, until the transaction ends: nothing new can refer to them. */
    static void locks(ErasurePlan plan, Connection store, Collection<Target> targets) throws SQLException {
        Batch batch = plan.reading(targets);
        for (String sql : plan.lockSql()) {
            batch.query(store, sql, _ -> {});
        }
    }

    /** What there is to erase, anonymise or keep, per request and collection; nothing is changed. */
    Map<UUID, Map<String, Counts>> count() throws SQLException {
        Pass pass = new Pass(new HashMap<>(), new HashSet<>(), new HashSet<>());
        for (Step step : plan.steps()) {
            for (Step part : step.parts()) {
                count(part, pass);
            }
        }
        return pass.counts();
    }

    private void count(Step step, Pass pass) throws SQLException {
        String count = step.countSql();
        if (count != null) {
            batch.query(store, count, row -> pass.count(batch.requestId(row.getInt("no")), step, row.getLong("rows")));
        }
    }

    /**
     * Erases, and looks again after each collection: later ones take away the rows by which this one's are found (D5,
     * inline). What people share is changed by one transaction at a time.
     */
    Pass erase() throws SQLException {
        Pass pass = new Pass(new HashMap<>(), new HashSet<>(), new HashSet<>());
        erase(plan.ownSteps(), pass);
        StoreTransaction.await(store, plan.turnSql());
        erase(plan.sharedSteps(), pass);
        return pass;
    }

    private void erase(List<Step> steps, Pass pass) throws SQLException {
        for (Step step : steps) {
            apply(step, pass);
            for (Step part : step.parts()) {
                verify(part, pass);
            }
        }
    }

    private void apply(Step step, Pass pass) throws SQLException {
        Script apply = step.apply();
        if (apply == null) {
            count(step, pass);
            return;
        }
        List<Step> parts = step.parts();
        batch.run(store, apply, row -> {
            UUID requestId = batch.requestId(row.getInt("no"));
            Step part = parts.size() == 1 ? step : parts.get(row.getInt("part"));
            pass.count(requestId, part, row.getLong("rows"));
            if (row.getLong("unchanged") > 0) {
                (parts.size() == 1 ? pass.left() : pass.stuck()).add(requestId);
            }
        });
    }

    private void verify(Step step, Pass pass) throws SQLException {
        String verify = step.verifySql();
        if (verify != null) {
            batch.query(store, verify, row -> pass.left().add(batch.requestId(row.getInt("no"))));
        }
    }

    /**
     * What one run of all steps did.
     *
     * @param counts per request and collection
     * @param left requests of which something that should have gone is still there; the next run finds it
     * @param stuck the same, but what it is found by has gone
     */
    record Pass(Map<UUID, Map<String, Counts>> counts, Set<UUID> left, Set<UUID> stuck) {

        private void count(UUID requestId, Step step, long rows) {
            if (step.action() != Action.UNLINK) {
                counts.computeIfAbsent(requestId, _ -> new TreeMap<>())
                        .merge(step.collection().toString(), countsOf(step, rows), Counts::plus);
            }
        }
    }

    /** How many rows were changed in all. */
    static long changed(Map<String, Counts> counts) {
        return counts.values().stream()
                .mapToLong(count -> count.removed() + count.anonymised())
                .sum();
    }

    private static Counts countsOf(Step step, long rows) {
        var counted = step.counted(rows);
        return new Counts(counted.removed(), counted.anonymised(), counted.retained());
    }
}
