package nl.gewist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.contract.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Speaks for deletion-service, and hears what notification-service says. */
final class Broker implements AutoCloseable {
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<JsonNode> heard = new ArrayList<>();

    Broker(String bootstrap, String prefix) {
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(prefix + Topics.NOTICES));
    }

    /** Announces a learner's erasure; the same arguments are the same event. */
    void announce(UUID request, long learner, Long owner, int round, int sequence) {
        publish(
                new ErasureAnnounced(
                        request,
                        new Subject(SubjectType.LEARNER, Long.toString(learner)),
                        owner == null ? null : new Scope(Long.toString(owner)),
                        round,
                        "sha256:000000000000",
                        List.of("retention", "notification")),
                sequence,
                round + "-" + sequence);
    }

    void publish(Event event, int sequence, String occurrence) {
        String json = EventCodec.encode(
                new Outgoing(event, sequence, occurrence, Instant.parse("2026-03-01T10:00:00Z")), "deletion-service");
        var unused = producer.send(new ProducerRecord<>(
                prefix + Topics.ERASURES,
                event.requestId().toString().getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    /** Everything said about a request so far, oldest first. */
    synchronized List<JsonNode> about(UUID request) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            try {
                heard.add(EventCodec.mapper().readTree(record.value()));
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return heard.stream()
                .filter(event -> event.path("subject").asText().equals(request.toString()))
                .toList();
    }

    /** The data of the events of this type about a request. */
    List<JsonNode> about(UUID request, String type) {
        return about(request).stream()
                .filter(event -> event.path("type").asText().equals("nl.gewist." + type + ".v1"))
                .map(event -> event.path("data"))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
