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

    /** A retained invoice was given out. */
    record InvoiceRead(@Nullable UUID requestId, UUID recordId, String role, String reason) implements RetentionEvent {}

    /**
     * The backups that may still hold the person must be gone.
     *
     * @param goneBy last day, at most 60 days after the erasure
     */
    record BackupExpiryScheduled(UUID requestId, LocalDate goneBy) implements RetentionEvent {}

    /** Looked up: no restorable copy is older than the erasure. */
    record BackupExpiryCompleted(UUID requestId) implements RetentionEvent {}

    /** The day has passed and a copy is still there. */
    record BackupExpiryOverdue(UUID requestId, String store) implements RetentionEvent {}
}
