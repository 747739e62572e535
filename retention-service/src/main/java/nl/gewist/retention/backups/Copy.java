package nl.gewist.retention.backups;

import java.time.Duration;
import java.time.Instant;
import nl.gewist.contract.BackupEvent.BackupTaken;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a copy.
 *
 * @param startedAt from when on it holds what the store held; {@link #UNKNOWN_START} if nobody knows
 * @param encrypted null if it was not told
 * @param region null if it was not told
 * @param dependsOn the copy without which this one cannot be restored
 * @param lockedUntil until when nobody can delete it
 */
record Copy(
        Instant startedAt,
        Instant endedAt,
        @Nullable Boolean encrypted,
        @Nullable String region,
        @Nullable String dependsOn,
        @Nullable Instant lockedUntil) {
    /** Earlier than any erasure, so such a copy may hold everybody. */
    static final Instant UNKNOWN_START = Instant.EPOCH;

    /** By how much the clocks of two machines may differ. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** A copy that ended before it started has started when it ended. */
    Copy {
        startedAt = endedAt.isBefore(startedAt) ? endedAt : startedAt;
    }

    static Copy of(BackupTaken taken) {
        return new Copy(
                taken.startedAt(),
                taken.endedAt(),
                taken.encrypted(),
                taken.region(),
                taken.dependsOn(),
                taken.lockedUntil());
    }

    boolean isDatedAfter(Instant now) {
        return startedAt.isAfter(now.plus(SKEW)) || endedAt.isAfter(now.plus(SKEW));
    }

    Copy startedAt(Instant other) {
        return new Copy(other, endedAt, encrypted, region, dependsOn, lockedUntil);
    }
}
