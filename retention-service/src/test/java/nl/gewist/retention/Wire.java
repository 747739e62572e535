package nl.gewist.retention;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.Topics;
import nl.gewist.contract.UnreadableEvent;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The deletion-service's end of Kafka: says what it says, hears what retention answers. */
@ApplicationScoped
public class Wire {
    private final List<byte[]> bytes = new ArrayList<>();
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Wire(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "gewist.topic-prefix") String prefix) {
        this.prefix = prefix;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        prefix + "hearing",
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(prefix + Topics.RETENTION));
    }

    void close(@Observes ShutdownEvent event) {
        producer.close();
        consumer.close();
    }

    /** Says events in one go. */
    public void say(List<Outgoing> events) {
        for (Outgoing outgoing : events) {
            String json = EventCodec.encode(outgoing, "deletion-service");
            byte[] key = String.valueOf(outgoing.event().requestId()).getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(prefix + Topics.ERASURES, key, json.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
    }

    /** Says what backup tooling says, without a key. */
    public void sayOfBackups(Event event, String occurrence, Instant time) {
        String json = EventCodec.encode(new Outgoing(event, 0, occurrence, time), "backup-tool");
        producer.send(new ProducerRecord<>(prefix + Topics.BACKUPS, json.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    /** The events of this kind that retention has said about no request. */
    public synchronized <E extends Event> List<E> heardOfBackups(Class<E> kind) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> bytes.add(message.value()));
        return bytes.stream()
                .map(new JsonFormat()::deserialize)
                .filter(event -> event.getSubject() == null)
                .map(Wire::decode)
                .map(EventCodec.Decoded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Says an event of this sequence; the occurrence tells it from others of its request and type. */
    public void say(Event event, int sequence, String occurrence, Instant time) {
        say(List.of(new Outgoing(event, sequence, occurrence, time)));
    }

    /** Everything retention has said so far about this request. */
    public synchronized List<EventCodec.Decoded> heard(UUID requestId) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> bytes.add(message.value()));
        return bytes.stream()
                .map(new JsonFormat()::deserialize)
                .filter(event -> requestId.toString().equals(event.getSubject()))
                .map(Wire::decode)
                .toList();
    }

    /** The events of this kind that retention has said, whatever they concern. */
    public synchronized <E extends Event> List<E> heard(Class<E> kind) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> bytes.add(message.value()));
        return bytes.stream()
                .map(new JsonFormat()::deserialize)
                .map(Wire::decode)
                .map(EventCodec.Decoded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The events of this kind that retention has said about this request. */
    public <E extends Event> List<E> heard(UUID requestId, Class<E> kind) {
        return heard(requestId).stream()
                .map(EventCodec.Decoded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** All that has been heard, as it stands on the wire. */
    public synchronized List<byte[]> bytes() {
        return List.copyOf(bytes);
    }

    private static EventCodec.Decoded decode(CloudEvent event) {
        try {
            return EventCodec.decode(Topics.RETENTION, event);
        } catch (UnreadableEvent e) {
            throw new IllegalStateException(e);
        }
    }
}
