package nl.gewist.retention.backups;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the copies of one store.
 *
 * @param kind null if the store is not declared
 * @param reportedAt when it was last heard of
 * @param lookCode why the last look of its connector did not succeed
 * @param reports whether it was heard of lately enough to be believed
 * @param present its copies, the latest first
 * @param heldSince per copy, from when on it holds the store with all it depends on
 * @param oldest from when on its oldest restorable point holds the store; {@link Instant#MAX} if there is none
 * @param alarms each with the ids of the copies it is about
 */
record StoreState(
        String store,
        @Nullable StoreKind kind,
        @Nullable Instant reportedAt,
        @Nullable String lookCode,
        boolean reports,
        List<KnownBackup> present,
        Map<String, Instant> heldSince,
        Instant oldest,
        Map<AlarmCode, List<String>> alarms) {

    /** Everybody whose erasure was completed before this is gone from the store's copies. */
    Instant goneBefore() {
        return reports ? oldest : Copy.UNKNOWN_START;
    }

    /** The copies that may hold somebody whose erasure was completed then. */
    List<String> holding(Instant completedAt) {
        return present.stream()
                .map(backup -> backup.key().backupId())
                .filter(id -> !heldSince.getOrDefault(id, Copy.UNKNOWN_START).isAfter(completedAt))
                .toList();
    }

    boolean mayHold(Instant completedAt) {
        return !goneBefore().isAfter(completedAt);
    }
}
