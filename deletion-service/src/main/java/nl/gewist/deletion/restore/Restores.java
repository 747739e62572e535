package nl.gewist.deletion.restore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.messaging.Received;
import org.jboss.logging.Logger;

/** Notes that a store was put back. From then it counts as not to be opened. */
@ApplicationScoped
class Restores {
    private static final Logger LOG = Logger.getLogger(Restores.class);
    /** What a database can hold, and what no backup is older than. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final RestoreTable table;
    private final SubjectTypes subjectTypes;
    private final RestoreConfig config;
    private final Clock clock;
    private final Event<RestoreAsked> asked;

    Restores(
            RestoreTable table,
            SubjectTypes subjectTypes,
            RestoreConfig config,
            Clock clock,
            Event<RestoreAsked> asked) {
        this.table = table;
        this.subjectTypes = subjectTypes;
        this.config = config;
        this.clock = clock;
        this.asked = asked;
    }

    /** Applies a batch inside its transaction. The same backup put back twice is two restores. */
    void apply(List<Received> events) {
        for (Received received : events) {
            if (received.event() instanceof BackupRestored restored) {
                note(id(restored, received.key()), restored);
            }
        }
    }

    /** In the caller's transaction; noting the same id again changes nothing. */
    void note(UUID restoreId, BackupRestored restored) {
        List<String> codes = codes(restored);
        Instant startedAt = restored.startedAt().isBefore(EARLIEST) ? EARLIEST : restored.startedAt();
        Instant now = clock.instant();
        Instant known = startedAt.isAfter(now) ? now : startedAt;
        if (table.insert(restoreId, restored.store(), restored.backupId(), known, now, codes)) {
            LOG.warnf("restore %s: a store was put back; what was erased since is applied again %s", restoreId, codes);
            asked.fire(new RestoreAsked());
        }
    }

    /** When the erasures to apply again were completed, at the earliest. */
    Instant since(Restore restore) {
        return restore.codes().contains(Code.STARTED_IN_FUTURE.word())
                ? EARLIEST
                : restore.startedAt().minus(config.clockTolerance());
    }

    private List<String> codes(BackupRestored restored) {
        Instant now = clock.instant();
        List<String> codes = new ArrayList<>();
        if (!subjectTypes.stores().contains(restored.store())) {
            codes.add(Code.UNKNOWN_STORE.word());
        }
        if (restored.startedAt().isAfter(now.plus(config.clockTolerance()))) {
            codes.add(Code.STARTED_IN_FUTURE.word());
        }
        if (restored.startedAt().isBefore(now.minus(config.oldestBackup()))) {
            codes.add(Code.BACKUP_TOO_OLD.word());
        }
        return codes;
    }

    static UUID id(BackupRestored restored, String happening) {
        String name = restored.store() + "\n" + restored.backupId() + "\n" + happening;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
