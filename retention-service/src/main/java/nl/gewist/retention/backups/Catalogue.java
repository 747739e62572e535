package nl.gewist.retention.backups;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.gewist.contract.BackupEvent;
import nl.gewist.contract.BackupEvent.BackupDeleted;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.BackupEvent.BackupTaken;
import nl.gewist.messaging.AfterCommit;
import nl.gewist.messaging.Received;
import nl.gewist.retention.backups.KnownBackup.Key;
import org.jspecify.annotations.Nullable;

/** Keeps the catalogue of copies by what the backup tooling tells, in whatever order it arrives. */
@ApplicationScoped
class Catalogue {
    private final CatalogueTable table;
    private final ReportTable reports;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final BackupsWorker worker;

    Catalogue(CatalogueTable table, ReportTable reports, Clock clock, AfterCommit afterCommit, BackupsWorker worker) {
        this.table = table;
        this.reports = reports;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.worker = worker;
    }

    /** Takes in what was told, in the transaction at hand. */
    void apply(List<Received> events) {
        Instant now = clock.instant();
        Map<String, Instant> told = new TreeMap<>();
        Map<Key, UnaryOperator<KnownBackup>> changes = new LinkedHashMap<>();
        for (Received received : events) {
            if (received.event() instanceof BackupEvent event) {
                Instant at = notAfter(now, received.header().time());
                told.merge(key(event).store(), at, (one, other) -> one.isAfter(other) ? one : other);
                changes.merge(
                        key(event),
                        known -> change(known, event, at, now),
                        (first, next) -> known -> next.apply(first.apply(known)));
            }
        }
        if (!changes.isEmpty()) {
            table.lock();
            table.write(changed(changes, now));
            reports.told(told, now);
            afterCommit.run(worker::wake);
        }
    }

    private Set<KnownBackup> changed(Map<Key, UnaryOperator<KnownBackup>> changes, Instant now) {
        Map<Key, KnownBackup> known = new HashMap<>();
        table.find(changes.keySet()).forEach(backup -> known.put(backup.key(), backup));
        Set<KnownBackup> changed = new LinkedHashSet<>();
        changes.forEach(
                (key, change) -> changed.add(change.apply(known.getOrDefault(key, KnownBackup.unheardOf(key, now)))));
        return changed;
    }

    private static KnownBackup change(KnownBackup known, BackupEvent event, Instant at, Instant now) {
        return switch (event) {
            case BackupTaken taken -> known.taken(Copy.of(taken), now);
            case BackupDeleted _ -> known.deleted(at);
            case BackupRestored restored -> known.restored(restored.startedAt());
        };
    }

    private static Key key(BackupEvent event) {
        return switch (event) {
            case BackupTaken taken -> new Key(taken.store(), taken.backupId());
            case BackupDeleted deleted -> new Key(deleted.store(), deleted.backupId());
            case BackupRestored restored -> new Key(restored.store(), restored.backupId());
        };
    }

    private static Instant notAfter(Instant now, @Nullable Instant time) {
        return time == null || time.isAfter(now) ? now : time;
    }
}
