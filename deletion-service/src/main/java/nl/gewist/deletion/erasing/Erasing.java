package nl.gewist.deletion.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Failures;

/** Erases together what can be; a batch that fails for a lasting reason is halved until the request at fault is alone. */
@ApplicationScoped
public class Erasing {
    private final Platform platform;

    Erasing(Platform platform) {
        this.platform = platform;
    }

    /** Version of the data map in force. */
    String mapVersion(String subjectType) {
        return plan(subjectType).mapVersion();
    }

    /**
     * Erases a batch of subjects of one type from their store, and verifies.
     *
     * @param erasures at most one per subject
     * @return one outcome per erasure
     * @throws RuntimeException if the trouble passes: try again later. Part of the batch may have been erased
     */
    public List<Outcome> erase(String subjectType, List<Erasure> erasures, EvidenceKeeper keeper) {
        try (Connection store = platform.connection(subjectType)) {
            return new StoreEraser(plan(subjectType)).erase(store, erasures, keeper);
        } catch (LeftoverException e) {
            return eraseWithout(e.requestIds(), subjectType, erasures, keeper);
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
            outcomes.addAll(erase(subjectType, erasures.subList(0, half), keeper));
            outcomes.addAll(erase(subjectType, erasures.subList(half, erasures.size()), keeper));
            return outcomes;
        }
    }

    private List<Outcome> eraseWithout(
            Set<UUID> failed, String subjectType, List<Erasure> erasures, EvidenceKeeper keeper) {
        List<Outcome> outcomes = new ArrayList<>();
        failed.forEach(requestId -> outcomes.add(new Outcome.Refused(requestId, Outcome.LEFTOVER)));
        List<Erasure> others = erasures.stream()
                .filter(erasure -> !failed.contains(erasure.target().requestId()))
                .toList();
        if (!others.isEmpty()) {
            outcomes.addAll(erase(subjectType, others, keeper));
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
