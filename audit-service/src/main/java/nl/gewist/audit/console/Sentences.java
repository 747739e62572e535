package nl.gewist.audit.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.audit.log.Entry;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.EventType;

/** What an entry says, in plain words. */
final class Sentences {
    private final Language language;
    private final StepWords steps;
    private final Codes codes;
    private final Speakers speakers;
    private final TermSentences terms;

    Sentences(Language language) {
        this.language = language;
        steps = language.say(StepWords.class);
        codes = new Codes(language);
        speakers = new Speakers(language);
        terms = new TermSentences(language);
    }

    /** One sentence. */
    String of(Entry entry) {
        JsonNode data = data(entry);
        return EventType.named("nl.gewist." + entry.type())
                .map(type -> sentence(type, data))
                .orElse(entry.type());
    }

    /** What the entry keeps of its event. */
    static JsonNode data(Entry entry) {
        try {
            return EventCodec.mapper().readTree(entry.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + entry.id() + " holds no JSON", e);
        }
    }

    private String sentence(EventType type, JsonNode data) {
        return switch (type) {
            case DELETION_REQUESTED -> requested(data);
            case DELETION_CANCELLED -> steps.withdrawn();
            case ERASURE_REGISTERED -> steps.registered(time(data, "graceUntil"), date(data, "deadline"));
            case ERASURE_REJECTED -> steps.rejected(codes.text(text(data, "code"), text(data, "field")));
            case ERASURE_HELD -> steps.held(codes.text(text(data, "code"), ""));
            case ERASURE_RELEASED ->
                data.has("role") ? steps.approved(text(data, "role"), text(data, "reason")) : steps.released();
            case ERASURE_CANCELLED -> steps.cancelled();
            case ERASURE_ANNOUNCED -> announced(data);
            case ERASURE_COMPLETED ->
                data.has("heldAddresses")
                        ? steps.completedButHeld(data.path("heldAddresses").asLong())
                        : steps.completed();
            case ERASURE_FAILED -> steps.failed(text(data, "code"));
            case ERASURE_REPLAYED -> steps.replayed(text(data, "store"));
            case ERASURE_CLOSED -> steps.closed();
            case RESTORE_BLOCKED -> steps.restoreBlocked(text(data, "store"));
            case RESTORE_REPLAYED ->
                data.has("role")
                        ? steps.restoreAccepted(text(data, "store"), text(data, "role"), text(data, "reason"))
                        : steps.restoreReplayed(text(data, "store"));
            case INVOICES_SECURED -> count(data) == 0 ? steps.nothingSecured() : steps.secured(count(data));
            case INVOICES_PURGED -> steps.purged(count(data));
            case INVOICE_READ -> steps.invoiceRead(text(data, "role"), text(data, "reason"));
            case INVOICE_APPROVAL_CHANGED ->
                text(data, "step").equals("revoked")
                        ? steps.approvalRevoked(text(data, "caseCode"), text(data, "role"))
                        : steps.approvalGranted(text(data, "caseCode"), text(data, "role"));
            case BACKUP_EXPIRY_SCHEDULED -> steps.backupsScheduled(date(data, "goneBy"));
            case BACKUP_EXPIRY_COMPLETED -> steps.backupsGone();
            case BACKUP_EXPIRY_OVERDUE -> steps.backupsOverdue(text(data, "store"));
            case RETENTION_TERM_CHANGED -> terms.of(data);
            case INVOICE_HELD -> terms.held(text(data, "role"), text(data, "reason"));
            case INVOICE_RELEASED -> terms.released(text(data, "role"), text(data, "reason"));
            case PURGING_STOPPED -> terms.stopped(codes.text(text(data, "code"), ""));
            case PURGING_RELEASED -> terms.goesOn(text(data, "role"), text(data, "reason"));
            case BACKUP_ALARMED -> steps.backupAlarmed(text(data, "store"), codes.text(text(data, "code"), ""));
            case BACKUP_CLEARED -> steps.backupCleared(text(data, "store"), codes.text(text(data, "code"), ""));
            case NOTICES_STORED -> count(data) == 0 ? steps.noNotices() : steps.noticesStored(count(data));
            case NOTICE_SENT -> steps.noticeSent();
            case NOTICE_FAILED -> steps.noticeFailed(text(data, "code"));
            case CLEANUP_CONFIRMED -> steps.cleanupConfirmed(text(data, "system"));
            case CLEANUP_OVERDUE -> steps.cleanupOverdue();
            case PARTICIPANT_ERASED ->
                steps.participantErased(
                        data.path("removed").asLong(), data.path("retained").asLong());
            case PARTICIPANT_REFUSED -> steps.participantRefused(text(data, "code"));
            case BACKUP_TAKEN -> steps.backupTaken(text(data, "store"));
            case BACKUP_DELETED -> steps.backupDeleted(text(data, "store"));
            case BACKUP_RESTORED -> steps.backupRestored(text(data, "store"));
            case RECORD_DEAD_LETTERED -> steps.deadLettered(codes.text(text(data, "reason"), ""));
        };
    }

    private String requested(JsonNode data) {
        return switch (text(data, "requestedBy")) {
            case "subject" -> steps.requestedBySubject();
            case "owner" -> steps.requestedByOwner();
            case "platform" -> steps.requestedByPlatform();
            default -> steps.requestUnacceptable(text(data, "code"), text(data, "field"));
        };
    }

    private String announced(JsonNode data) {
        List<String> names = new ArrayList<>();
        data.path("participants").forEach(name -> names.add(speakers.participant(name.asText())));
        return names.isEmpty() ? steps.announcedToNobody() : steps.announced(String.join(", ", names));
    }

    private static long count(JsonNode data) {
        return data.path("count").asLong();
    }

    private static String text(JsonNode data, String field) {
        return data.path(field).asText();
    }

    private String time(JsonNode data, String field) {
        try {
            return language.moment(Instant.parse(text(data, field))).text();
        } catch (DateTimeParseException e) {
            return "–";
        }
    }

    private String date(JsonNode data, String field) {
        try {
            return language.date(LocalDate.parse(text(data, field)));
        } catch (DateTimeParseException e) {
            return "–";
        }
    }
}
