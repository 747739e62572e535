package nl.gewist.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The closed set of event types: name, record and the topic where it may stand. */
public enum EventType {
    DELETION_REQUESTED("deletion.requested", Topics.REQUESTS, RequestEvent.DeletionRequested.class),
    DELETION_CANCELLED("deletion.cancelled", Topics.REQUESTS, RequestEvent.DeletionCancelled.class),
    ERASURE_REGISTERED("erasure.registered", Topics.ERASURES, ErasureEvent.ErasureRegistered.class),
    ERASURE_REJECTED("erasure.rejected", Topics.ERASURES, ErasureEvent.ErasureRejected.class),
    ERASURE_HELD("erasure.held", Topics.ERASURES, ErasureEvent.ErasureHeld.class),
    ERASURE_RELEASED("erasure.released", Topics.ERASURES, ErasureEvent.ErasureReleased.class),
    ERASURE_CANCELLED("erasure.cancelled", Topics.ERASURES, ErasureEvent.ErasureCancelled.class),
    ERASURE_ANNOUNCED("erasure.announced", Topics.ERASURES, ErasureEvent.ErasureAnnounced.class),
    ERASURE_COMPLETED("erasure.completed", Topics.ERASURES, ErasureEvent.ErasureCompleted.class),
    ERASURE_FAILED("erasure.failed", Topics.ERASURES, ErasureEvent.ErasureFailed.class),
    ERASURE_REPLAYED("erasure.replayed", Topics.ERASURES, ErasureEvent.ErasureReplayed.class),
    ERASURE_CLOSED("erasure.closed", Topics.ERASURES, ErasureEvent.ErasureClosed.class),
    RESTORE_BLOCKED("restore.blocked", Topics.ERASURES, RestoreEvent.RestoreBlocked.class),
    RESTORE_REPLAYED("restore.replayed", Topics.ERASURES, RestoreEvent.RestoreReplayed.class),
    INVOICES_SECURED("invoices.secured", Topics.RETENTION, RetentionEvent.InvoicesSecured.class),
    INVOICES_PURGED("invoices.purged", Topics.RETENTION, RetentionEvent.InvoicesPurged.class),
    INVOICE_READ("invoice.read", Topics.RETENTION, RetentionEvent.InvoiceRead.class),
    INVOICE_APPROVAL_CHANGED("invoice-approval.changed", Topics.RETENTION, RetentionEvent.InvoiceApprovalChanged.class),
    BACKUP_EXPIRY_SCHEDULED("backup-expiry.scheduled", Topics.RETENTION, RetentionEvent.BackupExpiryScheduled.class),
    BACKUP_EXPIRY_COMPLETED("backup-expiry.completed", Topics.RETENTION, RetentionEvent.BackupExpiryCompleted.class),
    BACKUP_EXPIRY_OVERDUE("backup-expiry.overdue", Topics.RETENTION, RetentionEvent.BackupExpiryOverdue.class),
    RETENTION_TERM_CHANGED("retention-term.changed", Topics.RETENTION, RetentionEvent.RetentionTermChanged.class),
    INVOICE_HELD("invoice.held", Topics.RETENTION, RetentionEvent.InvoiceHeld.class),
    INVOICE_RELEASED("invoice.released", Topics.RETENTION, RetentionEvent.InvoiceReleased.class),
    PURGING_STOPPED("purging.stopped", Topics.RETENTION, RetentionEvent.PurgingStopped.class),
    PURGING_RELEASED("purging.released", Topics.RETENTION, RetentionEvent.PurgingReleased.class),
    BACKUP_ALARMED("backup.alarmed", Topics.RETENTION, RetentionEvent.BackupAlarmed.class),
    BACKUP_CLEARED("backup.cleared", Topics.RETENTION, RetentionEvent.BackupCleared.class),
    NOTICES_STORED("notices.stored", Topics.NOTICES, NoticeEvent.NoticesStored.class),
    NOTICE_SENT("notice.sent", Topics.NOTICES, NoticeEvent.NoticeSent.class),
    NOTICE_FAILED("notice.failed", Topics.NOTICES, NoticeEvent.NoticeFailed.class),
    CLEANUP_CONFIRMED("cleanup.confirmed", Topics.NOTICES, NoticeEvent.CleanupConfirmed.class),
    CLEANUP_OVERDUE("cleanup.overdue", Topics.NOTICES, NoticeEvent.CleanupOverdue.class),
    PARTICIPANT_ERASED("participant.erased", Topics.PARTICIPANTS_PREFIX, ParticipantEvent.ParticipantErased.class),
    PARTICIPANT_REFUSED("participant.refused", Topics.PARTICIPANTS_PREFIX, ParticipantEvent.ParticipantRefused.class),
    BACKUP_TAKEN("backup.taken", Topics.BACKUPS, BackupEvent.BackupTaken.class),
    BACKUP_DELETED("backup.deleted", Topics.BACKUPS, BackupEvent.BackupDeleted.class),
    BACKUP_RESTORED("backup.restored", Topics.BACKUPS, BackupEvent.BackupRestored.class),
    RECORD_DEAD_LETTERED("record.dead-lettered", ".dead-letters", RecordDeadLettered.class);

    private static final String PREFIX = "nl.gewist.";
    private static final String VERSION = ".v1";
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::shortName, Function.identity()));

    private final String shortName;
    private final String topic;
    private final Class<? extends Event> record;

    EventType(String shortName, String topic, Class<? extends Event> record) {
        this.shortName = shortName;
        this.topic = topic;
        this.record = record;
    }

    /** The name people use, for example {@code erasure.announced}. */
    public String shortName() {
        return shortName;
    }

    /** The CloudEvents {@code type}, for example {@code nl.gewist.erasure.announced.v1}. */
    public String ceType() {
        return PREFIX + shortName + VERSION;
    }

    /** The record that carries its data. */
    public Class<? extends Event> record() {
        return record;
    }

    /** The topic where it stands; for participants and dead letters a part of the topic's name. */
    public String topic() {
        return topic;
    }

    /** Whether it may stand in the topic of this (unprefixed) name. */
    public boolean standsIn(String topicName) {
        return switch (this) {
            case PARTICIPANT_ERASED, PARTICIPANT_REFUSED -> topicName.startsWith(topic);
            case RECORD_DEAD_LETTERED -> topicName.endsWith(topic);
            default -> topicName.equals(topic);
        };
    }

    /** The type of an event that goes out. */
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is never on the wire");
        }
        return type;
    }

    /** The type of this CloudEvents {@code type}, whatever its version; empty if Gewist has none of that name. */
    public static Optional<EventType> named(@Nullable String ceType) {
        if (ceType == null || !ceType.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int version = ceType.lastIndexOf(".v");
        String name = version < PREFIX.length()
                ? ceType.substring(PREFIX.length())
                : ceType.substring(PREFIX.length(), version);
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
