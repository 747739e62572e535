package nl.gewist.deletion.announcement;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.contract.Topics;
import nl.gewist.messaging.MessagingConfig;
import nl.gewist.messaging.Sql;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether everything the platform has said until now is in the database. Asked after a grace ended and before
 * anything is announced, it makes a timely cancellation always win, however far behind the consumer is.
 */
@ApplicationScoped
class RequestsRead {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Sql sql;
    private final Map<String, Object> kafka;
    private final String topic;
    private @Nullable Admin admin;

    RequestsRead(
            AgroalDataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MessagingConfig config) {
        this.sql = new Sql(dataSource);
        this.kafka = kafka;
        this.topic = config.topicPrefix() + Topics.REQUESTS;
    }

    /** Whether every record that stood in the topic when this was called has been applied. */
    boolean upToNow() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, Long> positions = positions();
        List<TopicPartition> behind = ends.entrySet().stream()
                .filter(end -> positions.getOrDefault(end.getKey(), 0L) < end.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (behind.isEmpty()) {
            return true;
        }
        // A partition may lag only because its records expired unread: then it starts where it ends.
        Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
        return behind.stream().allMatch(partition -> Objects.equals(ends.get(partition), starts.get(partition)));
    }

    private Map<TopicPartition, Long> positions() {
        return sql
                .query(
                        "select partition, next_offset from consumer_position where topic = ?",
                        row -> Map.entry(new TopicPartition(topic, row.getInt(1)), row.getLong(2)),
                        topic)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) throws ExecutionException, InterruptedException {
        Admin client = admin();
        var description =
                client.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        if (description == null) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> asked = description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), _ -> spec));
        return client.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(kafka));
        }
        return admin;
    }

    void close(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(CLOSE);
        }
    }
}
