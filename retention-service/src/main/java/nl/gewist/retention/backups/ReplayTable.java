package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.messaging.Sql;

/** Erasures that were applied again, per store the latest time. */
@ApplicationScoped
class ReplayTable {
    private final Sql sql;

    ReplayTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Notes replays, the latest of each store, and that their erasures must be looked at anew. */
    List<Scheduled> note(Collection<Replayed> replays) {
        return sql.query(
                """
                with told as (
                    insert into erasure_replay as known (request_id, store, replayed_at, gone_by)
                    select distinct on (request_id, store) *
                    from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::date[])
                        as replay(request_id, store, replayed_at, gone_by)
                    order by request_id, store, replayed_at desc
                    on conflict (request_id, store) do update
                    set replayed_at = greatest(known.replayed_at, excluded.replayed_at),
                        gone_by = greatest(known.gone_by, excluded.gone_by)
                    returning request_id, gone_by),
                latest as (select request_id, max(gone_by) as gone_by from told group by request_id)
                update backup_expiry expiry set replays = replays + 1, verified_at = null,
                    state = case state when 'COMPLETED' then 'SCHEDULED' else state end
                from latest where expiry.request_id = latest.request_id\s""" + "returning " + Due.COLUMNS + """
                        , greatest(expiry.gone_by, latest.gone_by,
                            (select max(gone_by) from erasure_replay known where known.request_id = expiry.request_id))""",
                Scheduled::of,
                Sql.column(replays, Replayed::requestId),
                Sql.column(replays, Replayed::store),
                Sql.column(replays, Replayed::replayedAt),
                Sql.column(replays, Replayed::goneBy));
    }

    /** By request; those that never were applied again are absent. */
    Map<UUID, List<Replayed>> of(Collection<UUID> requestIds) {
        return sql
                .query(
                        "select request_id, store, replayed_at, gone_by from erasure_replay where request_id = any(?::uuid[])",
                        row -> new Replayed(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getObject(4, LocalDate.class)),
                        List.copyOf(requestIds))
                .stream()
                .collect(Collectors.groupingBy(Replayed::requestId));
    }
}
