package nl.gewist.deletion.restore;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.InvalidField;
import nl.gewist.deletion.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a restore script tells without Kafka.
 *
 * @param startedAt when the backup was begun
 * @param id tells this restore of the backup from another one of the same backup; without it each telling is a new one
 */
public record ToldRestore(
        @Nullable String store,
        @Nullable String backupId,
        @Nullable Instant startedAt,
        @Nullable String id) {

    /** Returns it if it is complete; else a 400. */
    static ToldRestore required(@Nullable ToldRestore told) {
        if (told == null || told.store() == null || told.backupId() == null || told.startedAt() == null) {
            throw Problem.badRequest(
                    "a field is missing", "send store, backupId and startedAt (when the backup began)");
        }
        return told;
    }

    BackupRestored restored() {
        try {
            return new BackupRestored(
                    Objects.requireNonNull(store), Objects.requireNonNull(backupId), Objects.requireNonNull(startedAt));
        } catch (InvalidField e) {
            throw Problem.badRequest(e.code() + ": " + e.field(), "mend the field and send it again");
        }
    }

    UUID restoreId() {
        return id == null ? UUID.randomUUID() : Restores.id(restored(), id);
    }
}
