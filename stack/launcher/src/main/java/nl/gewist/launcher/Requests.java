package nl.gewist.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the requests topic as the platform does: structured CloudEvents, the request's id as key. */
public final class Requests implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final String topic;

    public Requests(String bootstrapServers, String topicPrefix) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0", "max.block.ms", "15000", "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        topic = topicPrefix + Topics.REQUESTS;
    }

    static Requests open(StackState state) {
        return new Requests(state.kafka(), state.topicPrefix());
    }

    /** Returns when Kafka has it. */
    public void publish(RequestEvent event) {
        await(List.of(sendAsync(event)));
    }

    /** Returns when Kafka has them all. */
    public void publishAll(List<? extends RequestEvent> events) {
        await(events.stream().map(this::sendAsync).toList());
    }

    private Future<RecordMetadata> sendAsync(RequestEvent event) {
        String json = EventCodec.encode(new Outgoing(event, 0, "1", Instant.now()), "platform");
        return producer.send(new ProducerRecord<>(topic, event.requestId().toString(), json));
    }

    /** One JSON object per line: a CloudEvent goes out as it is, anything else as the data of a deletion.requested. */
    List<UUID> publishLines(List<String> lines) {
        List<UUID> ids = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank()) {
                JsonNode node = parsed(line, number);
                UUID id = id(node, number);
                ids.add(id);
                sent.add(
                        node.has("specversion")
                                ? producer.send(new ProducerRecord<>(topic, id.toString(), line))
                                : sendAsync(request(node, number)));
            }
        }
        await(sent);
        return ids;
    }

    private static JsonNode parsed(String line, int number) {
        try {
            if (EventCodec.mapper().readTree(line) instanceof ObjectNode node) {
                if (!node.has("specversion")) {
                    withDefaults(node);
                }
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Problem("Line " + number + " is not JSON; nothing after it was published", e);
        }
        throw new Problem("Line " + number + " is no JSON object; nothing after it was published");
    }

    private static void withDefaults(ObjectNode data) {
        if (!data.has("requestId")) {
            data.put("requestId", UUID.randomUUID().toString());
        }
        if (!data.has("requestedAt")) {
            data.put("requestedAt", Instant.now().toString());
        }
        if (!data.has("requestedBy")) {
            data.put("requestedBy", (data.has("scope") ? RequestedBy.OWNER : RequestedBy.SUBJECT).word());
        }
    }

    private static UUID id(JsonNode node, int number) {
        JsonNode data = node.has("specversion") ? node.path("data") : node;
        try {
            return UUID.fromString(data.path("requestId").asText());
        } catch (IllegalArgumentException e) {
            throw new Problem("Line " + number + " has no requestId that is a UUID", e);
        }
    }

    private static DeletionRequested request(JsonNode data, int number) {
        try {
            return EventCodec.mapper().treeToValue(data, DeletionRequested.class);
        } catch (JsonProcessingException e) {
            throw new Problem("Line " + number + " is not the data of a deletion.requested", e);
        }
    }

    private static void await(List<Future<RecordMetadata>> sent) {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new Problem("Kafka did not take the request: is the stack up? See ./gewist status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted before Kafka had everything", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
