package nl.gewist.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the platform says on {@link Topics#REQUESTS}. */
public sealed interface RequestEvent extends Event {
    @Override
    UUID requestId();

    /**
     * A person wishes to be deleted.
     *
     * @param requestId made by the platform; the idempotency key
     * @param subject who is to be deleted
     * @param requestedAt when the person asked; starts the month of GDPR art. 12(3)
     * @param requestedBy on whose behalf
     * @param scope one owner's part; null for everything
     * @param reason a code, never free text
     * @param locale of messages to the person, for example {@code nl} or {@code nl-NL}
     */
    record DeletionRequested(
            UUID requestId,
            Subject subject,
            Instant requestedAt,
            RequestedBy requestedBy,
            @Nullable Scope scope,
            @Nullable String reason,
            @Nullable String locale)
            implements RequestEvent {
        public DeletionRequested {
            Require.present("requestId", requestId);
            Require.present("subject", subject);
            Require.present("requestedAt", requestedAt);
            Require.present("requestedBy", requestedBy);
            Require.code("reason", reason);
            Require.locale("locale", locale);
            if (requestedBy == RequestedBy.OWNER && scope == null) {
                throw new InvalidField("missing-field", "scope.ownerId");
            }
        }
    }

    /** The wish is withdrawn; counts until the erasure is announced. */
    record DeletionCancelled(UUID requestId) implements RequestEvent {
        public DeletionCancelled {
            Require.present("requestId", requestId);
        }
    }

    /**
     * A request that could be read but not accepted. Never on the wire: the reading side makes it, so that the request
     * can be answered with {@code erasure.rejected} instead of being lost.
     *
     * @param code {@code missing-field} or {@code malformed-field}
     * @param field the path of the field, for example {@code subject.id}
     */
    record UnacceptableRequest(UUID requestId, String code, String field) implements RequestEvent {}
}
