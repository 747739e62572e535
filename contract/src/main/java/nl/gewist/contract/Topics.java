package nl.gewist.contract;

import java.util.List;

/** The topics of the contract. Each has one writer, so the topic says who spoke. */
public final class Topics {
    /** Written by the platform. */
    public static final String REQUESTS = "gewist.requests";

    /** Written by the deletion-service. */
    public static final String ERASURES = "gewist.erasures";

    /** Written by the retention-service. */
    public static final String RETENTION = "gewist.retention";

    /** Written by the notification-service. */
    public static final String NOTICES = "gewist.notices";

    /** Written by the backup tooling. */
    public static final String BACKUPS = "gewist.backups";

    /** Followed by a participant's name; written by that participant alone. */
    public static final String PARTICIPANTS_PREFIX = "gewist.participants.";

    /** The topics every installation has; participants add theirs. */
    public static final List<String> FIXED = List.of(REQUESTS, ERASURES, RETENTION, NOTICES, BACKUPS);

    private Topics() {}

    /** The dead letters of a service, for example {@code deletion-service.dead-letters}. */
    public static String deadLetters(String service) {
        return service + ".dead-letters";
    }
}
