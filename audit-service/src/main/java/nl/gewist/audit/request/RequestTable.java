package nl.gewist.audit.request;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** What is known of each request; kept up to date with the log, in the same transaction. */
@ApplicationScoped
public class RequestTable {
    // In the order of ids, so that two consumers wait for each other instead of deadlocking.
    private static final String PROJECT = """
            insert into request as known (request_id, number, state, standing, subject_type, part, first_at, last_at,
                                          last_type, deadline, backups_until, events, removed, anonymised, retained)
            select request_id, min(entry_id), (array_agg(state order by standing desc))[1], max(standing),
                   max(subject_type), bool_or(part), min(at), max(at),
                   (array_agg(type order by at desc, entry_id desc))[1],
                   max(deadline), max(backups_until), count(*), max(removed), max(anonymised), max(retained)
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[],
                        ?::boolean[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[])
                 as change (request_id, entry_id, type, state, standing, at, subject_type, part, deadline,
                            backups_until, removed, anonymised, retained)
            group by request_id order by request_id
            on conflict (request_id) do update set
                state = case when excluded.standing > known.standing then excluded.state else known.state end,
                standing = greatest(known.standing, excluded.standing),
                subject_type = coalesce(known.subject_type, excluded.subject_type),
                part = coalesce(known.part, excluded.part),
                first_at = least(known.first_at, excluded.first_at),
                last_at = greatest(known.last_at, excluded.last_at),
                last_type = case when excluded.last_at >= known.last_at then excluded.last_type else known.last_type end,
                deadline = greatest(known.deadline, excluded.deadline),
                backups_until = greatest(known.backups_until, excluded.backups_until),
                events = known.events + excluded.events,
                removed = greatest(known.removed, excluded.removed),
                anonymised = greatest(known.anonymised, excluded.anonymised),
                retained = greatest(known.retained, excluded.retained)""";

    private final Sql sql;

    RequestTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Applies changes that were never applied before, in any order. */
    public void project(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sql.update(
                PROJECT,
                Sql.column(changes, Change::requestId),
                Sql.column(changes, Change::entryId),
                Sql.column(changes, Change::type),
                Sql.column(changes, change -> change.state().word()),
                Sql.column(changes, Change::standing),
                Sql.column(changes, Change::at),
                Sql.column(changes, Change::subjectType),
                Sql.column(changes, Change::part),
                Sql.column(changes, Change::deadline),
                Sql.column(changes, Change::backupsUntil),
                Sql.column(changes, change -> change.total(Counts::removed)),
                Sql.column(changes, change -> change.total(Counts::anonymised)),
                Sql.column(changes, change -> change.total(Counts::retained)));
    }

    /** Newest first; those in this state, if one is given; before this number, if one is given. */
    public List<RequestSummary> page(@Nullable State state, @Nullable Long before, int limit) {
        String all = "select " + RequestSummary.COLUMNS + " from request where number < ?";
        String order = " order by number desc limit ?";
        long number = before == null ? Long.MAX_VALUE : before;
        return state == null
                ? sql.query(all + order, RequestSummary::of, number, limit)
                : sql.query(all + " and state = ?" + order, RequestSummary::of, number, state.word(), limit);
    }

    /** What is known of one request. */
    public Optional<RequestSummary> find(UUID requestId) {
        return sql
                .query(
                        "select " + RequestSummary.COLUMNS + " from request where request_id = ?",
                        RequestSummary::of,
                        requestId)
                .stream()
                .findFirst();
    }

    /** How many requests are in each state; states without any are left out. */
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.query(
                "select state, count(*) from request group by state",
                row -> counts.put(State.of(row.getString(1)).orElseThrow(), row.getLong(2)));
        return counts;
    }
}
