package nl.gewist.retention.backups;

/** How Gewist knows of the backups of a store. */
public enum StoreKind {
    /** It has none, and somebody said so. */
    NONE,
    /** The tool that makes them tells, on the topic {@code gewist.backups}. */
    EVENTS,
    /** Gewist looks into a directory. */
    DIRECTORY,
    /** Gewist asks pgBackRest. */
    PGBACKREST;

    boolean isLookedAt() {
        return this == DIRECTORY || this == PGBACKREST;
    }
}
