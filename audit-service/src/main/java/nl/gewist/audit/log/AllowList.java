package nl.gewist.audit.log;

import nl.gewist.contract.BackupEvent;
import nl.gewist.contract.BackupEvent.BackupDeleted;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.BackupEvent.BackupTaken;
import nl.gewist.contract.ErasureEvent;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureFailed;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.Event;
import nl.gewist.contract.NoticeEvent;
import nl.gewist.contract.NoticeEvent.CleanupConfirmed;
import nl.gewist.contract.NoticeEvent.CleanupOverdue;
import nl.gewist.contract.NoticeEvent.NoticeFailed;
import nl.gewist.contract.NoticeEvent.NoticeSent;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.ParticipantEvent;
import nl.gewist.contract.ParticipantEvent.ParticipantErased;
import nl.gewist.contract.ParticipantEvent.ParticipantRefused;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestEvent.UnacceptableRequest;
import nl.gewist.contract.RestoreEvent;
import nl.gewist.contract.RestoreEvent.RestoreBlocked;
import nl.gewist.contract.RestoreEvent.RestoreReplayed;
import nl.gewist.contract.RetentionEvent;
import nl.gewist.contract.RetentionEvent.BackupAlarmed;
import nl.gewist.contract.RetentionEvent.BackupCleared;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryOverdue;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.contract.RetentionEvent.InvoiceApprovalChanged;
import nl.gewist.contract.RetentionEvent.InvoiceHeld;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.contract.RetentionEvent.InvoiceReleased;
import nl.gewist.contract.RetentionEvent.InvoicesPurged;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.RetentionEvent.PurgingReleased;
import nl.gewist.contract.RetentionEvent.PurgingStopped;
import nl.gewist.contract.RetentionEvent.RetentionTermChanged;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of each event, so that erasing never has to touch it: never the subject, the scope, a locale, the
 * ids of notices and vault records, or a digest. An event that nobody decided about does not compile.
 */
final class AllowList {
    private AllowList() {}

    /** A JSON object of codes and counts. */
    static String data(Event event) {
        return facts(event).toString();
    }

    /** The announcement the event belongs to; null if it belongs to none. */
    static @Nullable Integer round(Event event) {
        return switch (event) {
            case ErasureAnnounced announced -> announced.round();
            case ErasureCompleted completed -> completed.round();
            case InvoicesSecured secured -> secured.round();
            case NoticesStored stored -> stored.round();
            case ParticipantErased erased -> erased.round();
            case ParticipantRefused refused -> refused.round();
            default -> null;
        };
    }

    private static Facts facts(Event event) {
        return switch (event) {
            case RequestEvent request -> request(request);
            case ErasureEvent erasure -> erasure(erasure);
            case RestoreEvent restore -> restore(restore);
            case RetentionEvent retention -> retention(retention);
            case NoticeEvent notice -> notice(notice);
            case ParticipantEvent participant -> participant(participant);
            case BackupEvent backup -> backup(backup);
            case RecordDeadLettered letter ->
                new Facts()
                        .code("topic", letter.topic())
                        .number("partition", letter.partition())
                        .number("offset", letter.offset())
                        .code("reason", letter.reason())
                        .number("length", letter.length());
        };
    }

    private static Facts request(RequestEvent event) {
        return switch (event) {
            case DeletionRequested requested ->
                new Facts()
                        .code("subjectType", requested.subject().type().word())
                        .flag("part", requested.scope() != null)
                        .time("requestedAt", requested.requestedAt())
                        .code("requestedBy", requested.requestedBy().word())
                        .code("reason", requested.reason());
            case DeletionCancelled _ -> new Facts();
            case UnacceptableRequest request ->
                new Facts().code("code", request.code()).code("field", request.field());
        };
    }

    private static Facts erasure(ErasureEvent event) {
        return switch (event) {
            case ErasureRegistered registered ->
                new Facts()
                        .code("subjectType", registered.subject().type().word())
                        .flag("part", registered.scope() != null)
                        .time("graceUntil", registered.graceUntil())
                        .time("deadline", registered.deadline());
            case ErasureRejected rejected ->
                new Facts()
                        .code("code", rejected.code())
                        .code("field", rejected.field())
                        .request("firstRequestId", rejected.firstRequestId());
            case ErasureHeld held -> new Facts().code("code", held.code());
            case ErasureReleased released ->
                new Facts().code("role", released.role()).code("reason", released.reason());
            case ErasureCancelled _, ErasureClosed _ -> new Facts();
            case ErasureAnnounced announced ->
                new Facts()
                        .code("subjectType", announced.subject().type().word())
                        .flag("part", announced.scope() != null)
                        .code("mapVersion", announced.mapVersion())
                        .codes("participants", announced.participants());
            case ErasureCompleted completed ->
                new Facts()
                        .counts("counts", completed.counts())
                        .numberIfAny("heldAddresses", completed.heldAddresses());
            case ErasureFailed failed -> new Facts().code("code", failed.code());
            case ErasureReplayed replayed ->
                new Facts()
                        .code("store", replayed.store())
                        .code("backupId", replayed.backupId())
                        .counts("counts", replayed.counts());
        };
    }

    private static Facts restore(RestoreEvent event) {
        return switch (event) {
            case RestoreBlocked blocked ->
                new Facts()
                        .code("store", blocked.store())
                        .code("backupId", blocked.backupId())
                        .codes("codes", blocked.codes());
            case RestoreReplayed replayed ->
                new Facts()
                        .code("store", replayed.store())
                        .code("backupId", replayed.backupId())
                        .number("erasures", replayed.erasures())
                        .number("replayed", replayed.replayed())
                        .codes("codes", replayed.codes())
                        .code("role", replayed.role())
                        .code("reason", replayed.reason());
        };
    }

    private static Facts retention(RetentionEvent event) {
        return switch (event) {
            case InvoicesSecured secured ->
                new Facts().code("mapVersion", secured.mapVersion()).number("count", secured.count());
            case InvoicesPurged purged ->
                new Facts().code("basis", purged.basis()).number("count", purged.count());
            case InvoiceRead read ->
                new Facts()
                        .code("role", read.role())
                        .code("reason", read.reason())
                        .request("approvalId", read.approvalId());
            case InvoiceApprovalChanged changed ->
                new Facts()
                        .request("approvalId", changed.approvalId())
                        .code("caseCode", changed.caseCode())
                        .code("step", changed.step())
                        .code("role", changed.role());
            case BackupExpiryScheduled scheduled -> new Facts().time("goneBy", scheduled.goneBy());
            case BackupExpiryCompleted _ -> new Facts();
            case BackupExpiryOverdue overdue -> new Facts().code("store", overdue.store());
            case RetentionTermChanged changed -> termChanged(changed);
            case InvoiceHeld held -> new Facts().code("role", held.role()).code("reason", held.reason());
            case InvoiceReleased released ->
                new Facts().code("role", released.role()).code("reason", released.reason());
            case PurgingStopped stopped -> new Facts().code("code", stopped.code());
            case PurgingReleased released ->
                new Facts().code("role", released.role()).code("reason", released.reason());
            case BackupAlarmed alarmed ->
                new Facts().code("store", alarmed.store()).code("code", alarmed.code());
            case BackupCleared cleared ->
                new Facts().code("store", cleared.store()).code("code", cleared.code());
        };
    }

    /** Without the owner: the log knows requests only. */
    private static Facts termChanged(RetentionTermChanged changed) {
        Facts facts = new Facts()
                .code("change", changed.change())
                .code("step", changed.step())
                .number("count", changed.count())
                .code("role", changed.role());
        return changed.years() == null ? facts : facts.number("years", changed.years());
    }

    private static Facts notice(NoticeEvent event) {
        return switch (event) {
            case NoticesStored stored -> new Facts().number("count", stored.count());
            case NoticeSent _, CleanupOverdue _ -> new Facts();
            case NoticeFailed failed -> new Facts().code("code", failed.code());
            case CleanupConfirmed confirmed -> new Facts().code("system", confirmed.system());
        };
    }

    private static Facts participant(ParticipantEvent event) {
        return switch (event) {
            case ParticipantErased erased ->
                new Facts()
                        .number("removed", erased.removed())
                        .number("retained", erased.retained())
                        .codes("codes", erased.codes());
            case ParticipantRefused refused -> new Facts().code("code", refused.code());
        };
    }

    private static Facts backup(BackupEvent event) {
        return switch (event) {
            case BackupTaken taken ->
                new Facts()
                        .code("backupId", taken.backupId())
                        .code("store", taken.store())
                        .time("startedAt", taken.startedAt())
                        .time("endedAt", taken.endedAt())
                        .flag("encrypted", taken.encrypted())
                        .code("region", taken.region())
                        .code("dependsOn", taken.dependsOn())
                        .time("lockedUntil", taken.lockedUntil());
            case BackupDeleted deleted ->
                new Facts().code("backupId", deleted.backupId()).code("store", deleted.store());
            case BackupRestored restored ->
                new Facts()
                        .code("store", restored.store())
                        .code("backupId", restored.backupId())
                        .time("startedAt", restored.startedAt());
        };
    }
}
