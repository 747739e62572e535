package nl.gewist.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** Claims events; returns, in order, those that nobody had claimed. Waits for a rival that is just claiming one. */
    List<Received> claim(Connection connection, List<Received> batch) throws SQLException {
        Map<String, Received> byKey = new LinkedHashMap<>();
        batch.forEach(received -> byKey.putIfAbsent(received.key(), received));
        Set<String> fresh = insert(connection, byKey.keySet());
        byKey.keySet().retainAll(fresh);
        return List.copyOf(byKey.values());
    }

    private Set<String> insert(Connection connection, Collection<String> keys) throws SQLException {
        // Sorted, so that two consumers that claim the same keys wait for each other instead of deadlocking.
        String[] sorted = keys.stream().sorted().toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into inbox (event_key, claimed_at) select unnest(?), ?
                on conflict do nothing returning event_key""")) {
            statement.setArray(1, connection.createArrayOf("text", sorted));
            statement.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            Set<String> fresh = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getString(1));
                }
            }
            return fresh;
        }
    }

    /** Notes how far the partitions have been read. */
    void advance(Connection connection, Map<TopicPartition, Long> nextOffsets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into consumer_position (topic, partition, next_offset) values (?, ?, ?)
                on conflict (topic, partition) do update
                set next_offset = greatest(consumer_position.next_offset, excluded.next_offset)""")) {
            for (var entry : nextOffsets.entrySet()) {
                statement.setString(1, entry.getKey().topic());
                statement.setInt(2, entry.getKey().partition());
                statement.setLong(3, entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Forgets claims older than the topics can still deliver. Returns how many. */
    int forgetBefore(Connection connection, OffsetDateTime limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from inbox where claimed_at < ?")) {
            statement.setObject(1, limit);
            return statement.executeUpdate();
        }
    }
}
