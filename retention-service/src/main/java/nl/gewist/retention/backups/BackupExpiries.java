package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;

/** Schedules when the backups of an erasure must be gone: once per erasure, however often its completion is told. */
@ApplicationScoped
public class BackupExpiries {
    private static final Duration KEPT_ON_TOPIC = Duration.ofDays(14);

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;
    private final BackupsConfig config;

    BackupExpiries(AgroalDataSource dataSource, Outbox outbox, Clock clock, BackupsConfig config) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** Schedules completed erasures that are not scheduled yet, and says so, in the transaction at hand. */
    public void schedule(List<Completion> completions) {
        if (completions.isEmpty()) {
            return;
        }
        Map<UUID, Completion> byRequest = new LinkedHashMap<>();
        completions.forEach(completion -> byRequest.putIfAbsent(completion.requestId(), completion));
        outbox.add(insertMissing(byRequest.values()).stream()
                .map(event -> scheduled(event, Objects.requireNonNull(byRequest.get(event.requestId()))))
                .toList());
    }

    private List<BackupExpiryScheduled> insertMissing(Collection<Completion> completions) {
        return sql.query(
                """
                insert into backup_expiry (request_id, round, sequence, completed_at, gone_by)
                select * from unnest(?::uuid[], ?::int[], ?::int[], ?::timestamptz[], ?::date[])
                    as completion(request_id, round, sequence, completed_at, gone_by)
                order by request_id
                on conflict (request_id) do nothing
                returning request_id, gone_by""",
                row -> new BackupExpiryScheduled(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                Sql.column(completions, Completion::requestId),
                Sql.column(completions, Completion::round),
                Sql.column(completions, Completion::sequence),
                Sql.column(completions, this::completedAt),
                Sql.column(completions, completion -> goneBy(completedAt(completion))));
    }

    /**
     * As told, unless that is longer ago than the topic keeps events: then somebody's clock was wrong, and a copy from
     * before the erasure must not count as one from after it.
     */
    private Instant completedAt(Completion completion) {
        Instant now = clock.instant();
        Instant told = completion.completedAt();
        return told == null || told.isBefore(now.minus(KEPT_ON_TOPIC)) ? now : told;
    }

    private LocalDate goneBy(Instant completedAt) {
        return goneBy(completedAt, clock.getZone(), config.goneWithinDays());
    }

    /** In calendar days where the platform's people live, so that the change to summer time costs none. */
    static LocalDate goneBy(Instant completedAt, ZoneId zone, int days) {
        return completedAt.atZone(zone).toLocalDate().plusDays(days);
    }

    private Outgoing scheduled(BackupExpiryScheduled event, Completion completion) {
        return outbox.outgoing(event, completion.sequence(), completion.round());
    }
}
