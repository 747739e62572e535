package nl.gewist.deletion.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store that was put back, for people and scripts.
 *
 * @param startedAt when the backup was begun; not later than it was told
 * @param state replaying, attention (a person must look) or done: only then may the store be opened
 * @param erasures how many are to be applied again
 * @param replayed how many were
 * @param settledAt when it was done, or stopped for a person
 * @param acceptedBy the role of who let the store be opened with findings that block
 * @param reason why, a code
 */
public record RestoreView(
        UUID restoreId,
        String store,
        String backupId,
        Instant startedAt,
        Instant receivedAt,
        String state,
        long erasures,
        long replayed,
        List<Finding> findings,
        @Nullable Instant settledAt,
        @Nullable String acceptedBy,
        @Nullable String reason) {

    public RestoreView {
        findings = List.copyOf(findings);
    }

    boolean isDone() {
        return state.equals("done");
    }

    List<String> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    /**
     * What is reported.
     *
     * @param requests how many requests it is said of; null where it is said of the restore as a whole
     * @param blocks whether the store stays closed until a person has looked
     */
    public record Finding(String code, @Nullable Long requests, boolean blocks, String cure) {
        static Finding of(String word, @Nullable Long requests) {
            Code code = Code.of(word);
            return new Finding(word, requests, code.blocks(), code.cure());
        }
    }
}
