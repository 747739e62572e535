package nl.gewist.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the deletion-service says on {@link Topics#ERASURES} of a store that was put back from a backup. */
public sealed interface RestoreEvent extends Event {
    @Override
    default @Nullable UUID requestId() {
        return null;
    }

    /**
     * Erasures since the backup are applied again as far as that is possible; a person must look before the store is
     * opened.
     *
     * @param codes why, for example {@code closed-requests}
     */
    record RestoreBlocked(String store, String backupId, List<String> codes) implements RestoreEvent {}

    /**
     * Erasures since the backup are applied again: the store may be opened.
     *
     * @param erasures how many there were to apply
     * @param replayed how many were applied
     * @param codes what was reported on the way
     * @param role who let the store be opened all the same, if a person did
     * @param reason why, a code
     */
    record RestoreReplayed(
            String store,
            String backupId,
            int erasures,
            int replayed,
            List<String> codes,
            @Nullable String role,
            @Nullable String reason)
            implements RestoreEvent {}
}
