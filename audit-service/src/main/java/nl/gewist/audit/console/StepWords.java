package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** One sentence per kind of event. */
@MessageBundle("steps")
public interface StepWords {
    @Message("The person asks to be erased.")
    String requestedBySubject();

    @Message("A course owner asks to erase their part.")
    String requestedByOwner();

    @Message("The platform asks for the erasure.")
    String requestedByPlatform();

    @Message("A request that cannot be accepted: {code}, field {field}.")
    String requestUnacceptable(String code, String field);

    @Message("The request is withdrawn.")
    String withdrawn();

    @Message("Registered. Can be withdrawn until {graceUntil}; done by {deadline} at the latest.")
    String registered(String graceUntil, String deadline);

    @Message("Rejected: {reason}.")
    String rejected(String reason);

    @Message("On hold: {code}. The deadline does not move.")
    String held(String code);

    @Message("No longer on hold.")
    String released();

    @Message("Approved ({role}, {reason}).")
    String approved(String role, String reason);

    @Message("Withdrawn in time. Nothing was erased.")
    String cancelled();

    @Message("Announced; can no longer be withdrawn. Waiting for: {participants}.")
    String announced(String participants);

    @Message("Announced; can no longer be withdrawn.")
    String announcedToNobody();

    @Message("Erased, and looked at again: nothing is left that should be gone.")
    String completed();

    @Message(
            "Erased, and looked at again. E-mail addresses that somebody else has too: {count}. Rows by which only these"
                    + " are known stay; the next search names them.")
    String completedButHeld(long count);

    @Message("Could not be erased yet: {code}.")
    String failed(String code);

    @Message("{store} was restored from a backup, and the erasure was applied to it again.")
    String replayed(String store);

    @Message("Closed. The backups are gone, and who it was is forgotten.")
    String closed();

    @Message("Invoices to keep, now in the vault: {count}.")
    String secured(long count);

    @Message("No invoices to keep.")
    String nothingSecured();

    @Message("Kept invoices whose term is over, destroyed: {count}.")
    String purged(long count);

    @Message("A kept invoice was given out ({role}, {reason}).")
    String invoiceRead(String role, String reason);

    @Message("The owner lets staff read a kept invoice for case {code} ({role}).")
    String approvalGranted(String code, String role);

    @Message("The owner no longer lets staff read a kept invoice for case {code} ({role}).")
    String approvalRevoked(String code, String role);

    @Message("Backups that may still hold the person are gone by {date}.")
    String backupsScheduled(String date);

    @Message("Looked up: no backup holds the person any more.")
    String backupsGone();

    @Message("A backup of {store} is still there after its last day.")
    String backupsOverdue(String store);

    @Message("Alarm on the backups of {store}: {code}.")
    String backupAlarmed(String store, String code);

    @Message("No longer so for the backups of {store}: {code}.")
    String backupCleared(String store, String code);

    @Message("Messages to course owners, ready to be sent: {count}.")
    String noticesStored(long count);

    @Message("No course owner to tell.")
    String noNotices();

    @Message("A course owner was mailed.")
    String noticeSent();

    @Message("A mail to a course owner could not be delivered ({code}); the message stays on their page.")
    String noticeFailed(String code);

    @Message("A course owner says {system} is clean.")
    String cleanupConfirmed(String system);

    @Message("A course owner has not confirmed in time.")
    String cleanupOverdue();

    @Message("Its own part is erased: {removed} removed, {retained} kept.")
    String participantErased(long removed, long retained);

    @Message("It cannot erase its own part: {code}.")
    String participantRefused(String code);

    @Message("A backup of {store} was made.")
    String backupTaken(String store);

    @Message("A backup of {store} was deleted.")
    String backupDeleted(String store);

    @Message("{store} was restored from a backup.")
    String backupRestored(String store);

    @Message(
            "Not every erasure could be applied again to the restored {store}: it stays closed until a person has looked.")
    String restoreBlocked(String store);

    @Message("The erasures since the backup were applied again to {store}; it may be opened.")
    String restoreReplayed(String store);

    @Message("{role} let the restored {store} be opened: {reason}.")
    String restoreAccepted(String store, String role, String reason);

    @Message("A message could not be read: {reason}.")
    String deadLettered(String reason);
}
