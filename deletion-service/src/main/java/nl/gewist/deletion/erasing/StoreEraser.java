package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Identifiers;
import nl.gewist.deletion.erasing.PlanRun.Pass;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.StorePlan;
import nl.gewist.deletion.platform.SubjectPlan;

/**
 * Erases a batch of subjects of one type from one store, in one transaction of it: locks roots and invoices,
 * compares with what was secured, deletes children first, looks again, and has the evidence kept before it commits.
 */
final class StoreEraser {
    /** Rows may still come into tables that no lock reaches; they are erased too before this gives up. */
    private static final int PASSES = 3;

    private final SubjectPlan people;
    private final StorePlan plan;
    private final FileDirectories directories;

    /** @param plan of the store to erase from */
    StoreEraser(SubjectPlan people, StorePlan plan, FileDirectories directories) {
        this.people = people;
        this.plan = plan;
        this.directories = directories;
    }

    /** Erases from the root's store. */
    StoreEraser(SubjectPlan people, FileDirectories directories) {
        this(people, people.root(), directories);
    }

    /**
     * Commits the store's transaction, or rolls it back and throws. Files go after the commit: evidence names them, so
     * that another try deletes what this one could not.
     *
     * @return one outcome per erasure
     * @throws SQLException if the batch as a whole failed; nothing was erased then
     * @throws LeftoverException if something of these requests is still found; nothing was erased then
     */
    List<Outcome> erase(Connection store, List<Erasure> erasures, EvidenceKeeper keeper) throws SQLException {
        PersonalFiles files = new PersonalFiles(plan.files(), directories);
        List<Outcome> outcomes =
                StoreTransaction.run(store, limited -> eraseInTransaction(limited, erasures, files, keeper));
        files.delete();
        return outcomes;
    }

    private List<Outcome> eraseInTransaction(
            Connection store, List<Erasure> erasures, PersonalFiles files, EvidenceKeeper keeper) throws SQLException {
        Admission admission = Admission.of(people, plan, store, erasures);
        List<Outcome> outcomes = new ArrayList<>(admission.outcomes());
        if (admission.erasures().isEmpty()) {
            return outcomes;
        }
        PlanRun run = new PlanRun(plan.erasure(), store, admission.batch());
        files.find(store, admission.batch(), admission.erasures());
        Map<UUID, Map<String, Counts>> erased = eraseAndVerify(store, run);
        files.leaveToOthers(store);
        files.count(erased);
        Map<UUID, Map<String, Counts>> counts = keepEvidence(erased, files, admission, keeper);
        for (Erasure erasure : admission.erasures()) {
            UUID requestId = erasure.target().requestId();
            long rows = PlanRun.changed(erased.getOrDefault(requestId, Map.of()));
            int held = admission.batch().held(requestId);
            outcomes.add(new Outcome.Erased(requestId, counts.getOrDefault(requestId, Map.of()), rows, held));
        }
        return outcomes;
    }

    /** The first counts stand, whatever happened since. */
    private static Map<UUID, Map<String, Counts>> keepEvidence(
            Map<UUID, Map<String, Counts>> erased, PersonalFiles files, Admission admission, EvidenceKeeper keeper) {
        Map<UUID, Map<String, Counts>> counts = new HashMap<>(erased);
        Map<UUID, Evidence> fresh = new HashMap<>();
        Map<UUID, Map<String, Counts>> again = new HashMap<>();
        for (Erasure erasure : admission.erasures()) {
            UUID requestId = erasure.target().requestId();
            Map<String, Counts> found = counts.getOrDefault(requestId, Map.of());
            if (erasure.evidence() == null) {
                Identifiers identifiers =
                        Objects.requireNonNull(admission.identifiers().get(requestId));
                List<String> invoices = admission.invoices().get(requestId);
                fresh.put(requestId, new Evidence(identifiers, found, invoices, files.of(requestId)));
            } else {
                again.put(requestId, found);
                counts.put(requestId, erasure.evidence().counts());
            }
        }
        keeper.keep(fresh);
        keeper.keepFiles(files.more());
        keeper.again(again);
        return counts;
    }

    /** Returns what the first pass counted; later ones only take away what came in meanwhile. */
    private static Map<UUID, Map<String, Counts>> eraseAndVerify(Connection store, PlanRun run) throws SQLException {
        Pass first = firstPass(store, run);
        Pass last = first;
        for (int pass = 2; pass <= PASSES && !last.left().isEmpty(); pass++) {
            last = run.erase();
        }
        Set<UUID> left = new HashSet<>(last.left());
        left.addAll(first.stuck());
        left.addAll(last.stuck());
        if (!left.isEmpty()) {
            throw new LeftoverException(left);
        }
        return first.counts();
    }

    /** Begins anew when something did not go that could not be found again: the platform may have been quicker. */
    private static Pass firstPass(Connection store, PlanRun run) throws SQLException {
        Savepoint before = store.setSavepoint();
        Pass first = run.erase();
        for (int pass = 2; pass <= PASSES && !first.stuck().isEmpty(); pass++) {
            store.rollback(before);
            first = run.erase();
        }
        return first;
    }
}
