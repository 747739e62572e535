package nl.gewist.retention.backups;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the copies of one store need to be restored: an incremental keeps its base alive, whatever was told of that. */
final class Chains {
    private final Map<String, KnownBackup> byId;

    Chains(List<KnownBackup> known) {
        byId = known.stream().collect(Collectors.toMap(backup -> backup.key().backupId(), Function.identity()));
    }

    /** From when on this copy, with all it depends on, holds the store; unknown if a part of it is. */
    Instant heldSince(KnownBackup backup, Instant now) {
        Instant since = Instant.MAX;
        Set<String> visited = new HashSet<>();
        KnownBackup part = backup;
        while (part != null && visited.add(part.key().backupId())) {
            Copy copy = part.copy();
            if (copy == null || copy.isDatedAfter(now)) {
                return Copy.UNKNOWN_START;
            }
            since = copy.startedAt().isBefore(since) ? copy.startedAt() : since;
            if (copy.dependsOn() == null) {
                return since;
            }
            part = byId.get(copy.dependsOn());
        }
        return Copy.UNKNOWN_START;
    }

    /** Whether what it depends on is known and there, all the way. */
    boolean isWhole(KnownBackup backup) {
        Set<String> visited = new HashSet<>();
        KnownBackup part = backup;
        while (part != null && part.copy() != null && visited.add(part.key().backupId())) {
            String base = part.copy().dependsOn();
            if (base == null) {
                return true;
            }
            part = byId.get(base);
            if (part != null && !part.isPresent()) {
                return false;
            }
        }
        return false;
    }
}
