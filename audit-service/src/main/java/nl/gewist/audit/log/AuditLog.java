package nl.gewist.audit.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.gewist.messaging.Received;
import nl.gewist.messaging.Sql;

/** Takes events in: each is stored once, whatever is delivered twice. Knowing their keys, it is the service's inbox. */
@ApplicationScoped
public class AuditLog {
    private static final String INSERT = """
            with entry as (
                insert into audit_entry (event_key, type, source, request_id, sequence, round, happened_at, arrived_at,
                                         origin_topic, origin_partition, origin_offset, data)
                select decode(event_key, 'hex'), type, source, request_id, sequence, round, happened_at, ?,
                       topic, part, position, data
                from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::int[], ?::int[], ?::timestamptz[],
                            ?::text[], ?::int[], ?::bigint[], ?::json[])
                     with ordinality as arrived (event_key, type, source, request_id, sequence, round, happened_at,
                                                 topic, part, position, data, place)
                order by place
                on conflict (event_key) do nothing
                returning id, event_key
            ), unsealed as (
                insert into audit_unsealed (entry_id) select id from entry
            )
            select id, encode(event_key, 'hex') from entry""";

    private final Sql sql;
    private final Speaker speaker;
    private final Clock clock;

    AuditLog(AgroalDataSource dataSource, Speaker speaker, Clock clock) {
        this.sql = new Sql(dataSource);
        this.speaker = speaker;
        this.clock = clock;
    }

    /** Stores events; returns those that were not there yet, in order of arrival. */
    public List<Heard> append(List<Received> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Heard> byKey = new LinkedHashMap<>();
        for (Received received : events) {
            byKey.computeIfAbsent(received.key(), key -> new Heard(entry(key, received, now), received.event()));
        }
        Map<String, Long> ids = insert(byKey.values().stream().map(Heard::entry).toList(), now);
        byKey.keySet().retainAll(ids.keySet());
        List<Heard> fresh = new ArrayList<>(ids.size());
        byKey.forEach((key, heard) -> fresh.add(heard.storedAs(Objects.requireNonNull(ids.get(key)))));
        return fresh;
    }

    private Entry entry(String key, Received received, Instant now) {
        String source = speaker.on(received.origin().topic());
        return new Entry(
                0,
                key,
                received.header().type().shortName(),
                source,
                received.event().requestId(),
                speaker.mayCount(source) ? received.header().sequence() : 0,
                AllowList.round(received.event()),
                EventTime.usable(received.header().time()),
                now,
                received.origin(),
                AllowList.data(received.event()));
    }

    private Map<String, Long> insert(List<Entry> entries, Instant now) {
        Map<String, Long> ids = new LinkedHashMap<>();
        sql.query(
                INSERT,
                row -> ids.put(row.getString(2), row.getLong(1)),
                now,
                Sql.column(entries, Entry::eventKey),
                Sql.column(entries, Entry::type),
                Sql.column(entries, Entry::source),
                Sql.column(entries, Entry::requestId),
                Sql.column(entries, Entry::sequence),
                Sql.column(entries, Entry::round),
                Sql.column(entries, Entry::happenedAt),
                Sql.column(entries, entry -> entry.origin().topic()),
                Sql.column(entries, entry -> entry.origin().partition()),
                Sql.column(entries, entry -> entry.origin().offset()),
                Sql.column(entries, Entry::data));
        return ids;
    }
}
