package nl.gewist.retention.backups;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.messaging.Outbox;
import nl.gewist.retention.backups.ExpiryTable.Completed;
import org.jspecify.annotations.Nullable;

/** Schedules when the backups of an erasure must be gone: once per erasure, however often its completion is told. */
@ApplicationScoped
public class BackupExpiries {
    private static final Duration KEPT_ON_TOPIC = Duration.ofDays(14);

    private final ExpiryTable table;
    private final ReplayTable replayed;
    private final Outbox outbox;
    private final Clock clock;
    private final BackupsConfig config;

    BackupExpiries(ExpiryTable table, ReplayTable replayed, Outbox outbox, Clock clock, BackupsConfig config) {
        this.table = table;
        this.replayed = replayed;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** Schedules completed erasures that are not scheduled yet, and says so, in the transaction at hand. */
    public void schedule(List<Completion> completions) {
        Map<UUID, Completed> byRequest = new LinkedHashMap<>();
        completions.forEach(completion -> byRequest.putIfAbsent(completion.requestId(), completed(completion)));
        if (!byRequest.isEmpty()) {
            say(table.insertMissing(byRequest.values()));
        }
    }

    /**
     * Copies of a store taken between its restore and the replay hold the person again. Looks at these erasures anew, also
     * those seen to be gone, and says by which day copies must be gone now, in the transaction at hand.
     */
    public void replay(List<Replay> replays) {
        if (!replays.isEmpty()) {
            say(replayed.note(replays.stream().map(this::replayed).toList()));
        }
    }

    private void say(List<Scheduled> scheduled) {
        outbox.add(scheduled.stream()
                .map(one -> outbox.outgoing(
                        new BackupExpiryScheduled(one.due().requestId(), one.goneBy()),
                        one.due().sequence(),
                        one.due().occurrence()))
                .toList());
    }

    private Completed completed(Completion completion) {
        Instant at = believed(completion.completedAt());
        return new Completed(completion.requestId(), completion.round(), completion.sequence(), at, goneBy(at));
    }

    private Replayed replayed(Replay replay) {
        Instant at = believed(replay.replayedAt());
        return new Replayed(replay.requestId(), replay.store(), at, goneBy(at));
    }

    /**
     * As told, unless that is longer ago than the topic keeps events: then somebody's clock was wrong, and a copy from
     * before the erasure must not count as one from after it.
     */
    private Instant believed(@Nullable Instant told) {
        Instant now = clock.instant();
        return told == null || told.isBefore(now.minus(KEPT_ON_TOPIC)) ? now : told;
    }

    private LocalDate goneBy(Instant completedAt) {
        return goneBy(completedAt, clock.getZone(), config.goneWithinDays());
    }

    /** In calendar days where the platform's people live, so that the change to summer time costs none. */
    static LocalDate goneBy(Instant completedAt, ZoneId zone, int days) {
        return completedAt.atZone(zone).toLocalDate().plusDays(days);
    }
}
