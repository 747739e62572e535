package nl.gewist.deletion.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Failures;

/**
 * Erases together what can be, and whoever has very many rows in chunks first; a batch that fails for a lasting reason is
 * halved until the request at fault is alone.
 */
@ApplicationScoped
public class Erasing {
    private final Platform platform;
    private final BulkEraser bulk;
    private final Throttle throttle;
    private final FileDirectories directories;

    Erasing(Platform platform, BulkEraser bulk, Throttle throttle, FileDirectories directories) {
        this.platform = platform;
        this.bulk = bulk;
        this.throttle = throttle;
        this.directories = directories;
    }

    /** Version of the data map in force. */
    String mapVersion(String subjectType) {
        return plan(subjectType).mapVersion();
    }

    /**
     * Erases a batch of subjects of one type from all their stores, and verifies.
     *
     * @param erasures at most one per subject
     * @return one outcome per erasure
     * @throws RuntimeException if the trouble passes: try again later. Part of the batch may have been erased
     */
    public List<Outcome> erase(String subjectType, List<Erasure> erasures, EvidenceKeeper keeper) {
        return erase(plan(subjectType), erasures, keeper);
    }

    /** The same from one store alone, of people of all of whom there is evidence. */
    public List<Outcome> eraseFrom(String store, String subjectType, List<Erasure> erasures, EvidenceKeeper keeper) {
        return erase(plan(subjectType).only(store), erasures, keeper);
    }

    private List<Outcome> erase(SubjectPlan plan, List<Erasure> erasures, EvidenceKeeper keeper) {
        Set<UUID> big = bulk.big(plan, erasures);
        List<Outcome> outcomes = new ArrayList<>();
        eraseAll(plan, part(erasures, big, false), keeper, outcomes);
        if (!big.isEmpty()) {
            eraseAll(plan, bulk.erase(plan, part(erasures, big, true), keeper, outcomes), keeper, outcomes);
        }
        return outcomes;
    }

    /** Whether nothing of these subjects may be erased at the moment: too much was, or one of their stores is busy. */
    public boolean mustWait(String subjectType) {
        return mustWaitFor(platform.storesOf(subjectType));
    }

    /** Whether nothing may be erased from these stores at the moment. */
    public boolean mustWaitFor(List<String> stores) {
        return throttle.pause().isPositive() || stores.stream().anyMatch(throttle::isBusy);
    }

    private static List<Erasure> part(List<Erasure> erasures, Set<UUID> big, boolean whole) {
        return erasures.stream()
                .filter(erasure -> big.contains(erasure.target().requestId()) == whole)
                .toList();
    }

    private void eraseAll(SubjectPlan plan, List<Erasure> erasures, EvidenceKeeper keeper, List<Outcome> outcomes) {
        if (!erasures.isEmpty()) {
            List<Outcome> erased = eraseTogether(plan, erasures, keeper);
            throttle.spend(erased.stream().mapToLong(Outcome::rows).sum());
            outcomes.addAll(erased);
        }
    }

    private List<Outcome> eraseTogether(SubjectPlan plan, List<Erasure> erasures, EvidenceKeeper keeper) {
        try (OpenStores stores = OpenStores.of(plan, platform::connectionTo)) {
            return new StoresEraser(stores, directories).erase(erasures, keeper);
        } catch (LeftoverException e) {
            return eraseWithout(e.requestIds(), plan, erasures, keeper);
        } catch (SQLException | RuntimeException e) {
            if (Failures.isPassing(e)) {
                throw e instanceof RuntimeException runtime ? runtime : new DatabaseException((SQLException) e);
            }
            if (erasures.size() == 1) {
                UUID requestId = erasures.getFirst().target().requestId();
                return List.of(new Outcome.Refused(requestId, Failures.code(e).toLowerCase(Locale.ROOT)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            int half = erasures.size() / 2;
            outcomes.addAll(eraseTogether(plan, erasures.subList(0, half), keeper));
            outcomes.addAll(eraseTogether(plan, erasures.subList(half, erasures.size()), keeper));
            return outcomes;
        }
    }

    private List<Outcome> eraseWithout(
            Set<UUID> failed, SubjectPlan plan, List<Erasure> erasures, EvidenceKeeper keeper) {
        List<Outcome> outcomes = new ArrayList<>();
        failed.forEach(requestId -> outcomes.add(new Outcome.Refused(requestId, Outcome.LEFTOVER)));
        List<Erasure> others = erasures.stream()
                .filter(erasure -> !failed.contains(erasure.target().requestId()))
                .toList();
        if (!others.isEmpty()) {
            outcomes.addAll(eraseTogether(plan, others, keeper));
        }
        return outcomes;
    }

    private SubjectPlan plan(String subjectType) {
        try {
            return platform.plan(subjectType);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
