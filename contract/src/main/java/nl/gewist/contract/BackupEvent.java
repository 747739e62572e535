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

    /**
     * A copy of a store was made.
     *
     * @param backupId the tool's id of the copy, such as a label or a file's name
     * @param startedAt from when on it holds what the store held
     * @param dependsOn id of the copy without which this one cannot be restored; null for a full one
     * @param lockedUntil until when nobody can delete it; null where it is not locked
     */
    record BackupTaken(
            String backupId,
            String store,
            Instant startedAt,
            Instant endedAt,
            boolean encrypted,
            String region,
            @Nullable String dependsOn,
            @Nullable Instant lockedUntil)
            implements BackupEvent {
        public BackupTaken {
            named(backupId, store);
            Require.present("startedAt", startedAt);
            Require.present("endedAt", endedAt);
            Require.present("region", region);
            Require.name("region", region);
            Require.name("dependsOn", dependsOn);
        }

        /** A full copy that can be deleted at any time. */
        public BackupTaken(
                String backupId, String store, Instant startedAt, Instant endedAt, boolean encrypted, String region) {
            this(backupId, store, startedAt, endedAt, encrypted, region, null, null);
        }
    }

    /** A copy of a store is gone. */
    record BackupDeleted(String backupId, String store) implements BackupEvent {
        public BackupDeleted {
            named(backupId, store);
        }
    }

    /** A store was put back; erasures since {@code startedAt} must be applied again. */
    record BackupRestored(String store, String backupId, Instant startedAt) implements BackupEvent {
        public BackupRestored {
            named(backupId, store);
            Require.present("startedAt", startedAt);
        }
    }

    private static void named(String backupId, String store) {
        Require.present("backupId", backupId);
        Require.name("backupId", backupId);
        Require.present("store", store);
        Require.name("store", store);
    }
}
