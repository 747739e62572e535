package nl.gewist.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the retention-service says on {@link Topics#RETENTION}. */
public sealed interface RetentionEvent extends Event {
    /**
     * Ready: every invoice of the subject is in the vault.
     *
     * @param digest hex SHA-256 over the sorted keys of the invoices
     */
    record InvoicesSecured(UUID requestId, int round, String mapVersion, int count, String digest)
            implements RetentionEvent {}

    /** Retained invoices reached their last day and were destroyed. */
    record InvoicesPurged(@Nullable UUID requestId, String basis, int count) implements RetentionEvent {}

    /**
     * A retained invoice was given out.
     *
     * @param approvalId the owner's approval that a reader of the platform's staff had
     */
    record InvoiceRead(
            @Nullable UUID requestId,
            UUID recordId,
            String role,
            String reason,
            @Nullable UUID approvalId) implements RetentionEvent {}

    /**
     * An owner lets the platform's staff read a retained invoice for one case, or no longer.
     *
     * @param caseCode the platform's case, a code
     * @param step {@code granted} or {@code revoked}; an approval that runs out is not told
     * @param role who said so
     */
    record InvoiceApprovalChanged(
            @Nullable UUID requestId, UUID recordId, UUID approvalId, String caseCode, String step, String role)
            implements RetentionEvent {}

    /**
     * The backups that may still hold the person must be gone. Said again, with a later day, once a store was put back: until
     * it is completed again, a backup may hold the person.
     *
     * @param goneBy last day, at most 60 days after the erasure, or after it was applied again to a store
     */
    record BackupExpiryScheduled(UUID requestId, LocalDate goneBy) implements RetentionEvent {}

    /** Looked up: no restorable copy is older than the erasure. */
    record BackupExpiryCompleted(UUID requestId) implements RetentionEvent {}

    /** The day has passed and a copy is still there. */
    record BackupExpiryOverdue(UUID requestId, String store) implements RetentionEvent {}

    /**
     * An owner decides how long invoices to learners are kept. Concerns no single request.
     *
     * @param ownerId the platform's opaque key
     * @param change what is decided: {@code term}, {@code exception}, {@code no-exception}, {@code delete-invoice} or
     *     {@code delete-all}
     * @param step {@code proposed} (it can still be undone), {@code effective} or {@code undone}
     * @param years of a term, after the financial year; null for other changes
     * @param count invoices that expire earlier by it
     * @param role who decided
     */
    record RetentionTermChanged(
            String ownerId,
            UUID changeId,
            String change,
            String step,
            @Nullable Integer years,
            int count,
            String role) implements RetentionEvent {
        @Override
        public @Nullable UUID requestId() {
            return null;
        }
    }

    /** A retained invoice stays whatever its last day. */
    record InvoiceHeld(UUID requestId, UUID recordId, String role, String reason) implements RetentionEvent {}

    /** A retained invoice is no longer held; its last day counts again. */
    record InvoiceReleased(UUID requestId, UUID recordId, String role, String reason) implements RetentionEvent {}

    /** The clock cannot be believed, so nothing is destroyed until a person has looked. */
    record PurgingStopped(String code) implements RetentionEvent {
        @Override
        public @Nullable UUID requestId() {
            return null;
        }
    }

    /** A person has looked at the clock; destroying goes on. */
    record PurgingReleased(String role, String reason) implements RetentionEvent {
        @Override
        public @Nullable UUID requestId() {
            return null;
        }
    }

    /**
     * Something is wrong with the backups of a store.
     *
     * @param code for example {@code unencrypted}; see retention-service's README
     */
    record BackupAlarmed(String store, String code) implements RetentionEvent {
        @Override
        public @Nullable UUID requestId() {
            return null;
        }
    }

    /** What was wrong is so no more. */
    record BackupCleared(String store, String code) implements RetentionEvent {
        @Override
        public @Nullable UUID requestId() {
            return null;
        }
    }
}
