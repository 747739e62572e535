package nl.gewist.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.EventCodec;
import nl.gewist.launcher.Stack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that stands in Kafka's topics, read from their beginning as bytes. */
record Wire(List<ConsumerRecord<byte[], byte[]>> records) {

    /**
     * @param type short, for example {@code erasure.completed}
     */
    record Event(String id, String type, UUID requestId, JsonNode data) {}

    static Wire read(Stack stack) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return new Wire(records);
        }
    }

    /** What was said about these requests; an event that was sent twice is here once. */
    List<Event> events(Collection<UUID> requestIds) throws IOException {
        List<Event> events = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> sent : records) {
            if (sent.topic().startsWith("gewist.")) {
                JsonNode event = EventCodec.mapper().readTree(sent.value());
                if (!event.has("subject")) {
                    continue; // of no request, such as an alarm on backups
                }
                UUID requestId = UUID.fromString(event.path("subject").asText());
                String id =
                        event.path("source").asText() + " " + event.path("id").asText();
                if (requestIds.contains(requestId) && known.add(id)) {
                    events.add(new Event(id, shortType(event), requestId, event.path("data")));
                }
            }
        }
        return events;
    }

    private static String shortType(JsonNode event) {
        return event.path("type").asText().replaceFirst("^nl\\.gewist\\.", "").replaceFirst("\\.v1$", "");
    }

    /** Keys, headers and values as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (ConsumerRecord<byte[], byte[]> sent : records) {
            append(text, sent.key());
            append(text, sent.value());
            sent.headers().forEach(header -> append(text, header.value()));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, byte[] bytes) {
        text.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8))
                .append('\n');
    }
}
