package nl.gewist.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the backup tooling says on {@link Topics#BACKUPS}. */
public sealed interface BackupEvent extends Event {
    @Override
    default @Nullable UUID requestId() {
        return null;
    }

    /** A copy of a store was made. */
    record BackupTaken(
            String backupId, String store, Instant startedAt, Instant endedAt, boolean encrypted, String region)
            implements BackupEvent {}

    /** A copy of a store is gone. */
    record BackupDeleted(String backupId, String store) implements BackupEvent {}

    /** A store was put back; erasures since {@code startedAt} must be applied again. */
    record BackupRestored(String store, String backupId, Instant startedAt) implements BackupEvent {}
}
