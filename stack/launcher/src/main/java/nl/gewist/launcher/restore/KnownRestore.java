package nl.gewist.launcher.restore;

import java.time.Instant;
import java.util.List;

/** A restore as the deletion-service tells it ({@code GET /v1/restores}). */
record KnownRestore(
        String restoreId,
        String backupId,
        Instant receivedAt,
        String state,
        long erasures,
        long replayed,
        List<Finding> findings) {

    boolean isDone() {
        return state.equals("done");
    }

    boolean needsAttention() {
        return state.equals("attention");
    }

    /** What keeps it closed. */
    List<String> blocking() {
        return findings.stream().filter(Finding::blocks).map(Finding::code).toList();
    }

    record Finding(String code, boolean blocks) {}
}
