package nl.gewist.retention.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy that was told or seen, in whatever order. What is not certain counts against it being gone.
 *
 * @param copy null if only its deletion was told
 * @param listed whether a connector has seen it
 * @param toldDifferently whether two starts were told of it
 * @param deletedAt when it was gone
 */
record KnownBackup(
        Key key,
        @Nullable Copy copy,
        boolean listed,
        boolean toldDifferently,
        @Nullable Instant deletedAt,
        Instant firstToldAt) {
    record Key(String store, String backupId) {}

    static KnownBackup unheardOf(Key key, Instant now) {
        return new KnownBackup(key, null, false, false, null, now);
    }

    /** Whether it may still be there. A deletion before its end was that of an earlier copy of this name. */
    boolean isPresent() {
        return copy != null && (deletedAt == null || deletedAt.isBefore(copy.endedAt()));
    }

    /** It was told to have been made: for the first time, again, corrected, or anew under the same name. */
    KnownBackup taken(Copy told, Instant now) {
        if (copy == null || copy.isDatedAfter(now)) {
            return new KnownBackup(key, told, listed, false, deletedAt, firstToldAt);
        }
        if (deletedAt != null && !isPresent()) {
            return deletedAt.isBefore(told.endedAt()) ? new KnownBackup(key, told, false, false, null, now) : this;
        }
        boolean differs = !copy.startedAt().equals(told.startedAt());
        Instant earliest = copy.startedAt().isBefore(told.startedAt()) ? copy.startedAt() : told.startedAt();
        return new KnownBackup(
                key, told.startedAt(earliest), listed, toldDifferently || differs, deletedAt, firstToldAt);
    }

    /** It was told to be gone. */
    KnownBackup deleted(Instant at) {
        Instant last = deletedAt == null || deletedAt.isBefore(at) ? at : deletedAt;
        return new KnownBackup(key, copy, listed, toldDifferently, last, firstToldAt);
    }

    /** A store was put back from it, so it was there, though nobody may have told so. */
    KnownBackup restored(Instant startedAt) {
        return copy != null
                ? this
                : new KnownBackup(
                        key,
                        new Copy(startedAt, startedAt, null, null, null, null),
                        listed,
                        toldDifferently,
                        deletedAt,
                        firstToldAt);
    }

    /** A connector sees it: nothing told counts against that. */
    KnownBackup seen(Copy found, Instant now) {
        return new KnownBackup(key, found, true, false, null, isPresent() ? firstToldAt : now);
    }

    /** A connector that has seen it sees it no more. */
    KnownBackup missed(Instant now) {
        return deleted(copy != null && copy.endedAt().isAfter(now) ? copy.endedAt() : now);
    }
}
