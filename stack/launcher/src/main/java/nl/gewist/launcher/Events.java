package nl.gewist.launcher;

import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears everything that is said on Gewist's topics, from their beginning, as a stranger with read rights would. */
public final class Events implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String prefix;
    private final Consumer<Heard> listener;
    private final List<Heard> heard = new ArrayList<>();
    private final List<byte[]> wire = new ArrayList<>();
    private final Thread thread;

    /** @param listener is told each event once, on a thread of its own */
    public Events(String bootstrapServers, String topicPrefix, Consumer<Heard> listener) {
        this.prefix = topicPrefix;
        this.listener = listener;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "gewist-onlooker-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "metadata.max.age.ms",
                        "1000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(Pattern.compile(Pattern.quote(topicPrefix) + "(gewist\\..*|.*\\.dead-letters)"));
        thread = Thread.ofPlatform().daemon().name("events").start(this::listen);
    }

    private void listen() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(this::hear);
            }
        } catch (WakeupException _) {
            // How close() ends the listening.
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> said) {
        Heard event = decoded(said);
        synchronized (heard) {
            wire.add(said.value() == null ? new byte[0] : said.value());
            if (said.key() != null) {
                wire.add(said.key());
            }
            if (event != null) {
                heard.add(event);
            }
            heard.notifyAll();
        }
        if (event != null) {
            listener.accept(event);
        }
    }

    private @org.jspecify.annotations.Nullable Heard decoded(ConsumerRecord<byte[], byte[]> said) {
        try {
            String topic = said.topic().substring(prefix.length());
            return new Heard(EventCodec.decode(topic, new JsonFormat().deserialize(said.value())), Instant.now());
        } catch (UnreadableEvent | RuntimeException e) {
            // Not ours to judge: the services make it a dead letter. Its bytes are kept for the search.
            return null;
        }
    }

    /** All events so far, in the order of arrival. */
    public List<Heard> all() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** The events of this kind about these requests. */
    public <E extends Event> List<E> of(Class<E> kind) {
        return all().stream()
                .map(Heard::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Everything that stood on the wire, keys and values. */
    public List<String> wire() {
        synchronized (heard) {
            return wire.stream()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** Waits until this holds, looking after every event. Returns whether it does. */
    public boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            synchronized (heard) {
                heard.wait(Math.min(200, Math.max(1, left / 1_000_000)));
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An event and when it was heard.
     *
     * @param at this machine's time
     */
    public record Heard(EventCodec.Decoded decoded, Instant at) {
        public Event event() {
            return decoded.event();
        }
    }
}
