package nl.gewist.deletion.announcement;

import java.time.Instant;
import java.util.UUID;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** A request whose grace is over. */
record DueRequest(
        UUID requestId,
        String subjectType,
        String subjectId,
        @Nullable String ownerId,
        Instant requestedAt,
        int round,
        int sequence) {

    Target target() {
        return new Target(requestId, subjectId, ownerId);
    }

    Subject subject() {
        return new Subject(SubjectType.valueOf(subjectType.toUpperCase(java.util.Locale.ROOT)), subjectId);
    }

    @Nullable
    Scope scope() {
        return ownerId == null ? null : new Scope(ownerId);
    }
}
