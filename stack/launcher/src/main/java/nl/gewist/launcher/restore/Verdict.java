package nl.gewist.launcher.restore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store may be opened.
 *
 * @param mayOpen only when its latest restore is known, and every one of it is done
 * @param mayChange whether waiting can help
 * @param why one line
 */
record Verdict(boolean mayOpen, boolean mayChange, String why) {

    /**
     * @param restores of the store, the latest first
     * @param since an earlier restore is not the one that is asked for
     */
    static Verdict of(String store, List<KnownRestore> restores, @Nullable Instant since) {
        if (restores.isEmpty()
                || since != null && restores.getFirst().receivedAt().isBefore(since)) {
            return new Verdict(
                    false, true, store + " stays closed: its restore is not known yet; publish backup.restored");
        }
        return restores.stream()
                .filter(KnownRestore::needsAttention)
                .findFirst()
                .or(() -> restores.stream().filter(restore -> !restore.isDone()).findFirst())
                .map(restore -> closed(store, restore))
                .orElseGet(() -> open(store, restores.getFirst()));
    }

    private static Verdict open(String store, KnownRestore restore) {
        return new Verdict(
                true,
                false,
                "%s may be opened: %d of %d erasures since the backup are applied again (restore %s)"
                        .formatted(store, restore.replayed(), restore.erasures(), restore.restoreId()));
    }

    private static Verdict closed(String store, KnownRestore restore) {
        if (restore.needsAttention()) {
            return new Verdict(
                    false,
                    false,
                    "%s stays closed: restore %s needs attention (%s); GET /v1/restores/%2$s says what to do"
                            .formatted(store, restore.restoreId(), String.join(", ", restore.blocking())));
        }
        return new Verdict(
                false,
                true,
                "%s stays closed: %d of %d erasures are applied again (restore %s)"
                        .formatted(store, restore.replayed(), restore.erasures(), restore.restoreId()));
    }
}
