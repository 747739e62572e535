package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.backups.Due.Place;

/** The days by which copies must be gone, and what was seen of them; every statement is one for many erasures. */
@ApplicationScoped
class ExpiryTable {
    /** Replays of an erasure whose store may still have copies from before it. */
    private static final String HELD_SINCE_REPLAY = """
            select from erasure_replay replay
            join unnest(?::text[], ?::timestamptz[]) as copies (store, gone_before) using (store)
            where replay.request_id = expiry.request_id and replay.replayed_at >= copies.gone_before""";

    /**
     * Takes the next ones, changes them where they lie, and returns them in their order. One that somebody else changes
     * at this moment is found at the next look.
     */
    private static final String NEXT = """
            with due as materialized (
                select ctid from backup_expiry expiry
                where state <> 'COMPLETED' and (gone_by, request_id) > (?, ?) and %s
                order by gone_by, request_id limit ? for no key update skip locked),
            answered as (
                update backup_expiry expiry set %s where ctid = any (array(select ctid from due))
                returning\s""" + Due.COLUMNS + """
            ) select * from answered order by gone_by, request_id""";

    private static final String COMPLETE = NEXT.formatted(
            "gone_by <= ? and completed_at < ? and not exists (" + HELD_SINCE_REPLAY + ")",
            "state = 'COMPLETED', verified_at = ?");
    private static final String REMIND = NEXT.formatted(
            "gone_by < ? and told_on is distinct from ? and (completed_at >= ? or exists (" + HELD_SINCE_REPLAY
                    + " and replay.gone_by < ?))",
            "state = 'OVERDUE', told_on = ?");

    private final Sql sql;

    ExpiryTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Returns those that were not known. */
    List<Scheduled> insertMissing(Collection<Completed> completed) {
        return sql.query(
                """
                insert into backup_expiry as expiry (request_id, round, sequence, completed_at, gone_by)
                select * from unnest(?::uuid[], ?::int[], ?::int[], ?::timestamptz[], ?::date[])
                    as completion(request_id, round, sequence, completed_at, gone_by)
                order by request_id
                on conflict (request_id) do nothing
                returning\s""" + Due.COLUMNS + """
                        , greatest(gone_by,
                    (select max(gone_by) from erasure_replay replay where replay.request_id = expiry.request_id))""",
                Scheduled::of,
                Sql.column(completed, Completed::requestId),
                Sql.column(completed, Completed::round),
                Sql.column(completed, Completed::sequence),
                Sql.column(completed, Completed::at),
                Sql.column(completed, Completed::goneBy));
    }

    /** Notes that no copy is left, of the next erasures whose day has come. */
    List<Due> complete(List<StoreState> states, Instant now, LocalDate today, Place after, int limit) {
        return sql.query(
                COMPLETE,
                Due::of,
                after.goneBy(),
                after.requestId(),
                today,
                goneBefore(states),
                Sql.column(states, StoreState::store),
                Sql.column(states, state -> inDatabase(state.goneBefore())),
                limit,
                now);
    }

    /** Notes that copies are left after their day, of the next erasures of which that was not told today. */
    List<Due> remind(List<StoreState> states, LocalDate today, Place after, int limit) {
        return sql.query(
                REMIND,
                Due::of,
                after.goneBy(),
                after.requestId(),
                today,
                today,
                goneBefore(states),
                Sql.column(states, StoreState::store),
                Sql.column(states, state -> inDatabase(state.goneBefore())),
                today,
                limit,
                today);
    }

    private static Instant goneBefore(List<StoreState> states) {
        return inDatabase(states.stream()
                .map(StoreState::goneBefore)
                .min(Comparator.naturalOrder())
                .orElse(Copy.UNKNOWN_START));
    }

    /** PostgreSQL's times end before Java's. */
    private static Instant inDatabase(Instant instant) {
        Instant latest = Instant.parse("9999-12-31T00:00:00Z");
        return instant.isAfter(latest) ? latest : instant;
    }

    record Completed(UUID requestId, int round, int sequence, Instant at, LocalDate goneBy) {}
}
