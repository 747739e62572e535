package nl.gewist.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.contract.Topics;
import nl.gewist.messaging.MessagingConfig;

/** Who said it is known by the topic, never by a field: each topic has one writer. */
@ApplicationScoped
class Speaker {
    private static final String PLATFORM = "platform";
    private static final String DEAD_LETTERS = Topics.deadLetters("");

    private final String prefix;

    Speaker(MessagingConfig config) {
        prefix = config.topicPrefix();
    }

    /** The writer of this topic, for example {@code deletion-service} or {@code participant:forum}. */
    String on(String topic) {
        String name = topic.substring(prefix.length());
        return switch (name) {
            case Topics.REQUESTS -> PLATFORM;
            case Topics.ERASURES -> "deletion-service";
            case Topics.RETENTION -> "retention-service";
            case Topics.NOTICES -> "notification-service";
            case Topics.BACKUPS -> "backups";
            default -> other(name);
        };
    }

    /** Whether the request's sequence in its events is to be believed: it is Gewist that counts, not the platform. */
    boolean mayCount(String source) {
        return !source.equals(PLATFORM);
    }

    private static String other(String name) {
        if (name.startsWith(Topics.PARTICIPANTS_PREFIX)) {
            return "participant:" + name.substring(Topics.PARTICIPANTS_PREFIX.length());
        }
        return name.endsWith(DEAD_LETTERS) ? name.substring(0, name.length() - DEAD_LETTERS.length()) : name;
    }
}
