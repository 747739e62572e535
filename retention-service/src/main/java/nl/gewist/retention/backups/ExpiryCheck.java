package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.annotation.Timed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryOverdue;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;

/**
 * Looks up, from the day on which copies must be gone, whether they are. The answer is derived for all erasures at once:
 * gone are those completed before the oldest restorable point of every store. In batches, so that memory and
 * transactions stay small however many are due.
 */
@ApplicationScoped
class ExpiryCheck {
    private static final int BATCH = 5_000;
    /** Longer than the topic keeps events, so that none of a forgotten copy comes in again. */
    private static final int REMEMBERED_DAYS = 120;

    private final Sql sql;
    private final StoreStates states;
    private final CatalogueTable catalogue;
    private final Outbox outbox;
    private final Clock clock;

    ExpiryCheck(AgroalDataSource dataSource, StoreStates states, CatalogueTable catalogue, Outbox outbox, Clock clock) {
        this.sql = new Sql(dataSource);
        this.catalogue = catalogue;
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Answers everything that is due. Returns how many are gone and how many are overdue. */
    @Timed("gewist.backups.check")
    Outcome run() {
        int gone = 0;
        for (int batch = BATCH; batch == BATCH; gone += batch) {
            batch = QuarkusTransaction.requiringNew().call(this::complete);
        }
        int overdue = 0;
        for (int batch = BATCH; batch == BATCH; overdue += batch) {
            batch = QuarkusTransaction.requiringNew().call(this::remind);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> catalogue.forgetGoneBefore(clock.instant().minus(Duration.ofDays(REMEMBERED_DAYS))));
        return new Outcome(gone, overdue);
    }

    private int complete() {
        Instant goneBefore = states.all().stream()
                .map(StoreState::goneBefore)
                .min(Comparator.naturalOrder())
                .orElse(Copy.UNKNOWN_START);
        List<Due> gone =
                sql.query("""
                update backup_expiry set state = 'COMPLETED', verified_at = ? where request_id in (
                    select request_id from backup_expiry
                    where state <> 'COMPLETED' and gone_by <= ? and completed_at < ?
                    order by gone_by, request_id limit ? for no key update skip locked)
                returning request_id, round, sequence, completed_at""", ExpiryCheck::due, clock.instant(), LocalDate.now(clock), inDatabase(goneBefore), BATCH);
        outbox.add(gone.stream()
                .map(due -> outbox.outgoing(new BackupExpiryCompleted(due.requestId()), due.sequence(), due.round()))
                .toList());
        return gone.size();
    }

    /** Once a day, while a copy is there after the last day. */
    private int remind() {
        LocalDate today = LocalDate.now(clock);
        List<StoreState> all = states.all();
        List<Due> overdue = sql.query("""
                update backup_expiry set state = 'OVERDUE', told_on = ? where request_id in (
                    select request_id from backup_expiry
                    where state <> 'COMPLETED' and gone_by < ? and told_on is distinct from ?
                    order by gone_by, request_id limit ? for no key update skip locked)
                returning request_id, round, sequence, completed_at""", ExpiryCheck::due, today, today, today, BATCH);
        List<Outgoing> events = new ArrayList<>();
        for (Due due : overdue) {
            all.stream()
                    .filter(state -> state.mayHold(due.completedAt()))
                    .map(state -> new BackupExpiryOverdue(due.requestId(), Alarms.name(state)))
                    .distinct()
                    .forEach(event -> events.add(outbox.outgoing(event, due.sequence(), event.store() + "/" + today)));
        }
        outbox.add(events);
        return overdue.size();
    }

    /** PostgreSQL's times end before Java's. */
    private static Instant inDatabase(Instant instant) {
        Instant latest = Instant.parse("9999-12-31T00:00:00Z");
        return instant.isAfter(latest) ? latest : instant;
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    private record Due(UUID requestId, int round, int sequence, Instant completedAt) {}

    /** @param overdue those that were told to be overdue today */
    record Outcome(int gone, int overdue) {}
}
