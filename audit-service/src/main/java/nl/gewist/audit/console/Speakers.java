package nl.gewist.audit.console;

import nl.gewist.audit.request.State;

/** States and those who speak, in plain words. */
final class Speakers {
    private static final String PARTICIPANT = "participant:";

    private final StateWords words;

    Speakers(Language language) {
        words = language.say(StateWords.class);
    }

    String state(State state) {
        return switch (state) {
            case SEEN -> words.seen();
            case REQUESTED -> words.requested();
            case REGISTERED -> words.registered();
            case HELD -> words.held();
            case ANNOUNCED -> words.announced();
            case FAILED -> words.failed();
            case REJECTED -> words.rejected();
            case CANCELLED -> words.cancelled();
            case COMPLETED -> words.completed();
            case CLOSED -> words.closed();
        };
    }

    /** Who said it; see the log's source. */
    String source(String source) {
        return switch (source) {
            case "platform" -> words.platform();
            case "deletion-service" -> words.deletionService();
            case "retention-service" -> words.retentionService();
            case "notification-service" -> words.notificationService();
            case "audit-service" -> words.auditService();
            case "backups" -> words.backups();
            default ->
                source.startsWith(PARTICIPANT) ? words.participant(source.substring(PARTICIPANT.length())) : source;
        };
    }

    /** One that must speak before anything is erased: Gewist's own services have names of their own. */
    String participant(String name) {
        return source(name);
    }
}
