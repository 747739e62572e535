package nl.gewist.deletion.sweep;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding, for people: where, never what.
 *
 * @param kind reappeared, email, phone, iban, full-name, email-held or new-subject
 * @param goneAt when a sweep no longer saw it
 * @param decision confirmed (to be mended) or dismissed (it is somebody else's)
 */
public record FindingView(
        UUID findingId,
        UUID requestId,
        String kind,
        String collection,
        String field,
        long rows,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant goneAt,
        @Nullable String decision,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {}
