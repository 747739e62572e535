package nl.gewist.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the deletion-service says on {@link Topics#ERASURES}. */
public sealed interface ErasureEvent extends Event {
    @Override
    UUID requestId();

    /**
     * Accepted. The platform now blocks the account, stops mailings, syncs and recurring charges.
     *
     * @param graceUntil until then it can be cancelled
     * @param deadline last day to have it done (GDPR art. 12(3), Reg. 1182/71)
     */
    record ErasureRegistered(
            UUID requestId, Subject subject, @Nullable Scope scope, Instant graceUntil, LocalDate deadline)
            implements ErasureEvent {}

    /**
     * Read, but not accepted; an end.
     *
     * @param code for example {@code malformed-field}, {@code duplicate}, {@code requested-in-future},
     *     {@code created-after-request}, {@code scope-not-held}
     * @param field the field at fault, if one is
     * @param firstRequestId for {@code duplicate}: the request that is already open
     */
    record ErasureRejected(
            UUID requestId,
            String code,
            @Nullable String field,
            @Nullable UUID firstRequestId) implements ErasureEvent {}

    /** Paused; the month of the deadline goes on. */
    record ErasureHeld(UUID requestId, String code) implements ErasureEvent {}

    /**
     * No longer paused.
     *
     * @param role who let it go on, if a person did
     * @param reason why, a code
     */
    record ErasureReleased(
            UUID requestId, @Nullable String role, @Nullable String reason) implements ErasureEvent {
        public ErasureReleased(UUID requestId) {
            this(requestId, null, null);
        }
    }

    /** Withdrawn in time; an end. */
    record ErasureCancelled(UUID requestId) implements ErasureEvent {}

    /**
     * From here it cannot be cancelled: secure what must stay, or erase your part.
     *
     * @param round counts the announcements of this request, from 1
     * @param mapVersion version of the data map in force
     * @param participants who must speak before anything is erased
     */
    record ErasureAnnounced(
            UUID requestId,
            Subject subject,
            @Nullable Scope scope,
            int round,
            String mapVersion,
            List<String> participants)
            implements ErasureEvent {}

    /**
     * Erased and looked at again.
     *
     * @param counts per collection, for example {@code platform.enrolment}
     * @param heldAddresses how many e-mail addresses selected nothing, because somebody else has them too; null when
     *     none: rows by which they are found are still there
     */
    record ErasureCompleted(
            UUID requestId,
            int round,
            Map<String, Counts> counts,
            @Nullable Integer heldAddresses) implements ErasureEvent {
        public ErasureCompleted(UUID requestId, int round, Map<String, Counts> counts) {
            this(requestId, round, counts, null);
        }
    }

    /** Could not be erased; not an end: it is tried again on request. */
    record ErasureFailed(UUID requestId, String code) implements ErasureEvent {}

    /**
     * Applied again after the store was restored from a backup that was begun before the erasure. Nothing else begins anew.
     *
     * @param counts what was there again, per collection
     */
    record ErasureReplayed(UUID requestId, String store, String backupId, Map<String, Counts> counts)
            implements ErasureEvent {}

    /** Backups gone and sweep passed; identifiers and subject id are forgotten; an end. */
    record ErasureClosed(UUID requestId) implements ErasureEvent {}
}
