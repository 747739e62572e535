package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Knows which events have had their effect, and how far each partition has been read. */
@ApplicationScoped
class Inbox {
    private final Sql sql;
    private final Clock clock;

    Inbox(AgroalDataSource dataSource, Clock clock) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
    }

    /** Claims events; returns, in order, those that nobody had claimed. Waits for a rival that is just claiming one. */
    List<Received> claim(List<Received> batch) {
        Map<String, Received> byKey = new LinkedHashMap<>();
        batch.forEach(received -> byKey.putIfAbsent(received.key(), received));
        Set<String> fresh = insert(byKey.keySet());
        byKey.keySet().retainAll(fresh);
        return List.copyOf(byKey.values());
    }

    private Set<String> insert(Collection<String> keys) {
        // Sorted, so that two consumers that claim the same keys wait for each other instead of deadlocking.
        return new HashSet<>(
                sql.query("""
                insert into inbox (event_key, claimed_at) select unnest(?::text[]), ?
                on conflict do nothing returning event_key""", row -> row.getString(1), keys.stream().sorted().toList(), clock.instant()));
    }

    /** Notes how far the partitions have been read. */
    void advance(Map<TopicPartition, Long> nextOffsets) {
        var positions = nextOffsets.entrySet();
        sql.update(
                """
                insert into consumer_position (topic, partition, next_offset)
                select * from unnest(?::text[], ?::int[], ?::bigint[])
                on conflict (topic, partition) do update
                set next_offset = greatest(consumer_position.next_offset, excluded.next_offset)""",
                Sql.column(positions, position -> position.getKey().topic()),
                Sql.column(positions, position -> position.getKey().partition()),
                Sql.column(positions, Map.Entry::getValue));
    }

    /** Forgets claims older than the topics can still deliver. Returns how many. */
    int forgetBefore(Instant limit) {
        return sql.update("delete from inbox where claimed_at < ?", limit);
    }
}
