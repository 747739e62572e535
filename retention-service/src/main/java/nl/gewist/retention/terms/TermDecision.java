package nl.gewist.retention.terms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has decided, and how far it is.
 *
 * @param touches invoices that expire earlier by it, counted when it was decided
 * @param role who decided
 */
public record TermDecision(
        UUID changeId,
        String ownerId,
        TermChange change,
        int touches,
        String role,
        Instant decidedAt,
        Instant takesEffectAt,
        State state,
        @Nullable Instant endedAt) {
    /** What waits can be undone. */
    public enum State {
        WAITING,
        EFFECTIVE,
        UNDONE
    }
}
