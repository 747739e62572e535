package nl.gewist.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.EventType;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.Topics;
import nl.gewist.contract.UnreadableEvent;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The others' end of Kafka: speaks as the platform and the participants, hears the deletion-service. */
@ApplicationScoped
public class Wire {
    private final List<EventCodec.Decoded> heard = new ArrayList<>();
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Wire(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "gewist.topic-prefix") String prefix) {
        this.prefix = prefix;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20, "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
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
        consumer.subscribe(List.of(prefix + Topics.ERASURES, prefix + Topics.deadLetters("deletion-service")));
    }

    void close(@Observes ShutdownEvent event) {
        producer.close();
        consumer.close();
    }

    /** Says an event as whoever writes its topic. */
    void say(Event event) {
        say(UUID.randomUUID().toString(), event);
    }

    /** @param occurrence the same one makes it the same event */
    void say(String occurrence, Event event) {
        EventType type = EventType.of(event);
        String json = EventCodec.encode(new Outgoing(event, 1, occurrence, Instant.EPOCH), "test");
        UUID key = event.requestId();
        raw(type.topic(), key == null ? null : key.toString(), json.getBytes(UTF_8), null);
    }

    /** Puts any record into the topic of this name. */
    void raw(String topic, String key, byte[] value, String contentType) {
        var message = new ProducerRecord<>(prefix + topic, key == null ? null : key.getBytes(UTF_8), value);
        if (contentType != null) {
            message.headers().add("content-type", contentType.getBytes(UTF_8));
        }
        producer.send(message);
    }

    /** Where a request stands by its key, as Kafka's own producer decides it. */
    int partition(DeletionRequested request) {
        return BuiltInPartitioner.partitionForKey(
                request.requestId().toString().getBytes(UTF_8),
                producer.partitionsFor(prefix + Topics.REQUESTS).size());
    }

    void flush() {
        producer.flush();
    }

    /** All the deletion-service has said, in the order of arrival. */
    synchronized List<EventCodec.Decoded> heard() {
        consumer.poll(Duration.ofMillis(50)).forEach(message -> {
            String topic = message.topic().substring(prefix.length());
            heard.add(decode(topic, new JsonFormat().deserialize(message.value())));
        });
        return List.copyOf(heard);
    }

    List<Event> heard(UUID requestId) {
        return heard().stream()
                .map(EventCodec.Decoded::event)
                .filter(event -> requestId.equals(event.requestId()))
                .toList();
    }

    <E extends Event> List<E> heard(UUID requestId, Class<E> kind) {
        return heard(requestId).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<String> deadLetterReasons() {
        return heard().stream()
                .map(EventCodec.Decoded::event)
                .filter(RecordDeadLettered.class::isInstance)
                .map(letter -> ((RecordDeadLettered) letter).reason())
                .toList();
    }

    private static EventCodec.Decoded decode(String topic, CloudEvent event) {
        try {
            return EventCodec.decode(topic, event);
        } catch (UnreadableEvent e) {
            throw new IllegalStateException(e);
        }
    }
}
