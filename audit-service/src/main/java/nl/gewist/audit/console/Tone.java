package nl.gewist.audit.console;

import nl.gewist.contract.EventType;

/** How a step is marked: most are plain. */
final class Tone {
    private static final String PLAIN = "plain";
    private static final String GOOD = "good";
    private static final String WARNING = "warning";

    private Tone() {}

    static String of(String type) {
        return EventType.named("nl.gewist." + type).map(Tone::of).orElse(PLAIN);
    }

    private static String of(EventType type) {
        return switch (type) {
            case ERASURE_COMPLETED,
                    ERASURE_REPLAYED,
                    ERASURE_CLOSED,
                    RESTORE_REPLAYED,
                    BACKUP_EXPIRY_COMPLETED,
                    BACKUP_CLEARED,
                    CLEANUP_CONFIRMED -> GOOD;
            case ERASURE_REJECTED,
                    ERASURE_HELD,
                    ERASURE_FAILED,
                    RESTORE_BLOCKED,
                    BACKUP_EXPIRY_OVERDUE,
                    BACKUP_ALARMED,
                    NOTICE_FAILED,
                    CLEANUP_OVERDUE,
                    PARTICIPANT_REFUSED,
                    RECORD_DEAD_LETTERED -> WARNING;
            default -> PLAIN;
        };
    }
}
