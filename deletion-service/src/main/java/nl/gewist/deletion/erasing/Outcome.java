package nl.gewist.deletion.erasing;

import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;

/** What became of one request in one batch. */
public sealed interface Outcome {
    /** The code of somebody who came back under the same id. */
    String NEWCOMER = "created-after-request";

    /** The code of what is still found after all. */
    String LEFTOVER = "verification-failed";

    UUID requestId();

    /** Erased and verified. The counts are those of the first try. */
    record Erased(UUID requestId, Map<String, Counts> counts) implements Outcome {}

    /**
     * An invoice came or went since the vault copied them, the data map has changed since the announcement, or a customer
     * has got a learner: nothing was erased; announce the next round.
     */
    record Outdated(UUID requestId) implements Outcome {}

    /** Nothing was erased, for a lasting reason; the code is for people. */
    record Refused(UUID requestId, String code) implements Outcome {}
}
