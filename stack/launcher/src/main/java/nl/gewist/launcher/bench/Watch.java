package nl.gewist.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.EventType;
import nl.gewist.contract.Topics;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all topics of a fresh stack as an outsider would, and notes when what was seen. */
final class Watch implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private final Map<EventType, Seen> seen = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Watch(Stack stack) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "max.poll.records", "5000"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(topics().map(topic -> stack.topicPrefix() + topic)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        reader = Thread.ofPlatform().daemon().name("watch").start(this::read);
    }

    private static Stream<String> topics() {
        Stream<String> deadLetters =
                Stream.of(Service.values()).map(Service::room).map(Topics::deadLetters);
        return Stream.concat(Topics.FIXED.stream(), deadLetters);
    }

    /** What was seen of this type until now; it grows. */
    Seen of(EventType type) {
        return seen.computeIfAbsent(type, _ -> new Seen());
    }

    /** Events of every kind seen until now. */
    long total() {
        return totalWithout(Set.of());
    }

    long totalWithout(Set<EventType> types) {
        return seen.entrySet().stream()
                .filter(each -> !types.contains(each.getKey()))
                .mapToLong(each -> each.getValue().events())
                .sum();
    }

    private void read() {
        try {
            while (!closed) {
                for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(500))) {
                    note(event);
                }
            }
        } catch (WakeupException _) {
            // the way to end a poll
        } finally {
            consumer.close();
        }
    }

    private void note(ConsumerRecord<String, String> event) {
        long now = System.nanoTime();
        JsonNode json = parsed(event.value());
        Optional<EventType> type = EventType.named(json.path("type").asText());
        type.ifPresent(known -> of(known).note(key(event), now, json.path("data")));
    }

    private static String key(ConsumerRecord<String, String> event) {
        String key = event.key();
        return key == null ? "" : key;
    }

    private static JsonNode parsed(String value) {
        try {
            return EventCodec.mapper().readTree(value);
        } catch (IOException e) {
            throw new IllegalStateException("A topic of this run holds a record that is not JSON", e);
        }
    }

    /** Types of which one is enough to know that something went wrong. */
    static final List<EventType> UNWANTED = List.of(
            EventType.ERASURE_REJECTED,
            EventType.ERASURE_FAILED,
            EventType.ERASURE_HELD,
            EventType.ERASURE_CANCELLED,
            EventType.NOTICE_FAILED,
            EventType.RECORD_DEAD_LETTERED);

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reader.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
