package nl.gewist.deletion.erasing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.gewist.deletion.files.FileDirectories;

/**
 * Erases a batch from one store after the other, each in a transaction of its own and the root's last. No commit spans
 * them: identifiers and counts are kept before the first delete of any store, and whoever does not get through all is
 * erased from all of them again by the next try, which finds nothing more where this one came.
 */
final class StoresEraser {
    private final OpenStores stores;
    private final FileDirectories directories;

    StoresEraser(OpenStores stores, FileDirectories directories) {
        this.stores = stores;
        this.directories = directories;
    }

    /**
     * @return one outcome per erasure
     * @throws SQLException if the batch as a whole failed; some stores may have been erased from
     * @throws LeftoverException if something of these requests is still found
     */
    List<Outcome> erase(List<Erasure> erasures, EvidenceKeeper keeper) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        List<Erasure> left = stores.others().isEmpty()
                ? erasures
                : new Beginning(stores, directories, keeper).of(erasures, outcomes);
        Map<UUID, Outcome.Erased> erased = new HashMap<>();
        for (OpenStore store : stores.inTurn()) {
            left = eraseFrom(store, left, keeper, erased, outcomes);
        }
        left.forEach(erasure ->
                outcomes.add(Objects.requireNonNull(erased.get(erasure.target().requestId()))));
        return outcomes;
    }

    /** Returns those that were erased. */
    private List<Erasure> eraseFrom(
            OpenStore store,
            List<Erasure> erasures,
            EvidenceKeeper keeper,
            Map<UUID, Outcome.Erased> erased,
            List<Outcome> outcomes)
            throws SQLException {
        if (erasures.isEmpty()) {
            return erasures;
        }
        Map<UUID, Outcome.Erased> here = new HashMap<>();
        new StoreEraser(stores.plan(), store.plan(), directories)
                .erase(store.connection(), erasures, keeper)
                .forEach(outcome -> {
                    if (outcome instanceof Outcome.Erased done) {
                        here.put(done.requestId(), done);
                        erased.merge(done.requestId(), done, Outcome.Erased::and);
                    } else {
                        outcomes.add(outcome);
                    }
                });
        return erasures.stream()
                .filter(erasure -> here.containsKey(erasure.target().requestId()))
                .toList();
    }
}
