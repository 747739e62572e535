package nl.gewist.retention.backups;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import nl.gewist.retention.backups.BackupsConfig.Declared;

/** Looks for itself which copies of a store there are, because events get lost. Reads only. */
sealed interface Connector permits DirectoryConnector, PgBackRestConnector {
    /**
     * All copies that are there.
     *
     * @throws LookFailure with a code, where that is not certain
     */
    List<Found> look() throws LookFailure;

    /**
     * The connector of a store of a {@link StoreKind#isLookedAt kind that is looked at}.
     *
     * @param zone of times in names, where none is declared
     */
    static Connector of(Declared store, Duration timeout, ZoneId zone) {
        return switch (store.kind().orElseThrow()) {
            case DIRECTORY -> DirectoryConnector.of(store, zone);
            case PGBACKREST ->
                new PgBackRestConnector(
                        store.command(),
                        store.stanza().orElseThrow(),
                        store.region().orElseThrow(),
                        timeout);
            case NONE, EVENTS -> throw new IllegalArgumentException("nobody looks at such a store");
        };
    }

    /** One copy that is there. */
    record Found(String backupId, Copy copy) {}

    /** A look that did not show what is there. Its code names no value. */
    final class LookFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        LookFailure(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
