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

    /** The code of somebody some of whose identifiers are somebody else's too, and selected nothing. */
    String IDENTIFIER_HELD = "identifier-held";

    UUID requestId();

    /** How many rows were changed now. */
    default long rows() {
        return 0;
    }

    /**
     * Erased and verified.
     *
     * @param counts those of the first try
     * @param rows how many rows this try has changed
     * @param held how many e-mail addresses selected nothing, because somebody else who lives has them too
     */
    record Erased(UUID requestId, Map<String, Counts> counts, long rows, int held) implements Outcome {
        /** With what went of the same request in another store. */
        Erased and(Erased other) {
            return new Erased(requestId, counts, rows + other.rows, held + other.held);
        }
    }

    /**
     * An invoice came or went since the vault copied them, the data map has changed since the announcement, or a customer
     * has got a learner: nothing was erased; announce the next round.
     */
    record Outdated(UUID requestId) implements Outcome {}

    /** Of its many rows some were erased, or it was not its turn: go on with it. */
    record Unfinished(UUID requestId) implements Outcome {}

    /** Nothing was erased, for a lasting reason; the code is for people. */
    record Refused(UUID requestId, String code) implements Outcome {}
}
