package nl.gewist.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of every type. */
final class Samples {
    static final UUID REQUEST = UUID.fromString("6f0c1a0e-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("6f0c1a0e-0000-4000-8000-000000000002");
    private static final Instant TIME = Instant.parse("2026-11-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Subject SUBJECT = new Subject(SubjectType.LEARNER, "42");
    private static final String DIGEST = "0".repeat(64);

    private Samples() {}

    static Stream<Event> all() {
        return Stream.of(
                new RequestEvent.DeletionRequested(
                        REQUEST, SUBJECT, TIME, RequestedBy.OWNER, new Scope("7"), "left", "nl-NL"),
                new RequestEvent.DeletionRequested(REQUEST, SUBJECT, TIME, RequestedBy.SUBJECT, null, null, null),
                new RequestEvent.DeletionCancelled(REQUEST),
                new ErasureEvent.ErasureRegistered(REQUEST, SUBJECT, null, TIME, DAY),
                new ErasureEvent.ErasureRejected(REQUEST, "duplicate", null, OTHER),
                new ErasureEvent.ErasureRejected(REQUEST, "malformed-field", "subject.id", null),
                new ErasureEvent.ErasureHeld(REQUEST, "court-order"),
                new ErasureEvent.ErasureReleased(REQUEST),
                new ErasureEvent.ErasureReleased(REQUEST, "privacy-officer", "account-closed"),
                new ErasureEvent.ErasureCancelled(REQUEST),
                new ErasureEvent.ErasureAnnounced(
                        REQUEST, SUBJECT, new Scope("7"), 1, "sha256:0123456789ab", List.of("retention")),
                new ErasureEvent.ErasureCompleted(REQUEST, 1, Map.of("platform.enrolment", new Counts(3, 2, 1))),
                new ErasureEvent.ErasureCompleted(REQUEST, 1, Map.of(), 2),
                new ErasureEvent.ErasureFailed(REQUEST, "verification-failed"),
                new ErasureEvent.ErasureReplayed(
                        REQUEST, "platform", "b-1", Map.of("platform.enrolment", new Counts(3, 2, 1))),
                new ErasureEvent.ErasureClosed(REQUEST),
                new RestoreEvent.RestoreBlocked("platform", "b-1", List.of("closed-requests")),
                new RestoreEvent.RestoreReplayed("platform", "b-1", 3, 3, List.of(), null, null),
                new RestoreEvent.RestoreReplayed(
                        "platform", "b-1", 3, 2, List.of("closed-requests"), "privacy-officer", "rows-removed"),
                new RetentionEvent.InvoicesSecured(REQUEST, 1, "sha256:0123456789ab", 2, DIGEST),
                new RetentionEvent.InvoicesPurged(null, "awr-52", 5),
                new RetentionEvent.InvoiceRead(REQUEST, OTHER, "owner", "download", null),
                new RetentionEvent.InvoiceApprovalChanged(
                        REQUEST, OTHER, OTHER, "support-12", "granted", "owner-portal"),
                new RetentionEvent.BackupExpiryScheduled(REQUEST, DAY),
                new RetentionEvent.BackupExpiryCompleted(REQUEST),
                new RetentionEvent.BackupExpiryOverdue(REQUEST, "platform"),
                new RetentionEvent.RetentionTermChanged("7", OTHER, "term", "proposed", 5, 12, "owner-portal"),
                new RetentionEvent.RetentionTermChanged("7", OTHER, "delete-all", "undone", null, 12, "owner-portal"),
                new RetentionEvent.InvoiceHeld(REQUEST, OTHER, "privacy-officer", "tax-inspection"),
                new RetentionEvent.InvoiceReleased(REQUEST, OTHER, "privacy-officer", "case-closed"),
                new RetentionEvent.PurgingStopped("clock-jumped-ahead"),
                new RetentionEvent.PurgingReleased("privacy-officer", "clock-checked"),
                new RetentionEvent.BackupAlarmed("platform", "unencrypted"),
                new RetentionEvent.BackupCleared("platform", "unencrypted"),
                new NoticeEvent.NoticesStored(REQUEST, 1, 2),
                new NoticeEvent.NoticeSent(REQUEST, OTHER),
                new NoticeEvent.NoticeFailed(REQUEST, OTHER, "smtp-550"),
                new NoticeEvent.CleanupConfirmed(REQUEST, OTHER, "mailchimp"),
                new NoticeEvent.CleanupOverdue(REQUEST, OTHER),
                new ParticipantEvent.ParticipantErased(REQUEST, 1, 10, 0, List.of("nothing-found")),
                new ParticipantEvent.ParticipantRefused(REQUEST, 1, "unknown-subject"),
                new BackupEvent.BackupTaken("b-1", "platform", TIME, TIME, true, "eu-west"),
                new BackupEvent.BackupTaken("b-2", "platform", TIME, TIME, true, "eu-west", "b-1", TIME),
                new BackupEvent.BackupDeleted("b-1", "platform"),
                new BackupEvent.BackupRestored("platform", "b-1", TIME),
                new RecordDeadLettered("gewist.requests", 0, 7, "not-json", 12, DIGEST));
    }
}
