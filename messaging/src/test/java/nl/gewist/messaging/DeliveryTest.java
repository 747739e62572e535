package nl.gewist.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.EventCodec;
import nl.gewist.embedded.GewistServers;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way in and the way out, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(value = GewistServers.class, initArgs = @ResourceArg(name = "name", value = "messaging"))
class DeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Applier applier;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "gewist.topic-prefix")
    String prefix;

    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 50),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(prefix + "gewist.erasures", prefix + "test-service.dead-letters"));
    }

    @AfterEach
    void disconnect() {
        producer.close();
        consumer.close();
    }

    @Test
    void everyReadableRecordIsAppliedAndEveryOtherIsADeadLetter() {
        List<UUID> good = new ArrayList<>();
        good.add(send(structured(UUID.randomUUID(), "asked"), "application/cloudevents+json; charset=UTF-8"));
        sendRaw("not json at all".getBytes(UTF_8), "application/cloudevents+json");
        good.add(send(structured(UUID.randomUUID(), "asked"), null));
        sendRaw("{\"hello\": \"world\"}".getBytes(UTF_8), null);
        good.add(sendBinary(UUID.randomUUID()));
        sendRaw(structured(UUID.randomUUID(), "asked").getBytes(UTF_8), "text/plain");
        sendRaw(structured(UUID.randomUUID(), "poison").getBytes(UTF_8), null);
        sendRaw(structured(UUID.randomUUID(), "x".repeat(66_000)).getBytes(UTF_8), null);
        sendRaw(structured(UUID.randomUUID(), "asked").replace(".v1", ".v2").getBytes(UTF_8), null);
        sendRaw(
                structured(UUID.randomUUID(), "asked")
                        .replace("requested", "wished")
                        .getBytes(UTF_8),
                null);
        sendRaw(null, null);
        good.add(send(structured(UUID.randomUUID(), "asked"), "application/json"));
        producer.flush();

        await().atMost(SOON).untilAsserted(() -> assertThat(applier.applied()).containsAll(good));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reasons())
                        .contains(
                                "not-json",
                                "not-a-cloudevent",
                                "wrong-content-type",
                                "sqlstate-23514",
                                "too-large",
                                "unsupported-version",
                                "unknown-type",
                                "no-value"));
        assertThat(seen)
                .allSatisfy(
                        letter -> assertThat(new String(letter.value(), UTF_8)).doesNotContain("hello"));
    }

    @Test
    void redeliveryIsIgnored() {
        UUID requestId = UUID.randomUUID();
        String event = structured(requestId, "asked");
        UUID marker = UUID.randomUUID();
        send(event, null);
        send(event, null);
        producer.flush();
        await().atMost(SOON).untilAsserted(() -> assertThat(applier.applied()).contains(requestId));
        send(event, null);
        send(structured(marker, "asked"), null);
        producer.flush();

        await().atMost(SOON).untilAsserted(() -> assertThat(applier.applied()).contains(marker));
        await().atMost(SOON).untilAsserted(() -> assertThat(answers(marker)).hasSize(1));
        assertThat(applier.applied()).containsOnlyOnce(requestId);
        assertThat(answers(requestId)).hasSize(1);
    }

    @Test
    void eventsOfARequestKeepTheirOrder() {
        UUID requestId = UUID.randomUUID();
        for (int i = 1; i <= 300; i++) {
            int sequence = i;
            QuarkusTransaction.requiringNew().run(() -> outbox.add(new ErasureClosed(requestId), sequence, sequence));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(answers(requestId)).hasSize(300));
        assertThat(answers(requestId).stream()
                        .map(event -> event.get("sequence").asInt())
                        .toList())
                .isSorted();
    }

    @Test
    void nothingIsPublishedThatWasRolledBack() {
        UUID requestId = UUID.randomUUID();
        UUID marker = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(new ErasureClosed(requestId), 1, 1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");
        QuarkusTransaction.requiringNew().run(() -> outbox.add(new ErasureClosed(marker), 1, 1));

        await().atMost(SOON).untilAsserted(() -> assertThat(answers(marker)).hasSize(1));
        assertThat(answers(requestId)).isEmpty();
    }

    @Test
    void eventsNeedATransaction() {
        assertThatThrownBy(() -> outbox.add(new ErasureClosed(UUID.randomUUID()), 1, 1))
                .hasMessageContaining("inside a transaction");
    }

    private static String structured(UUID requestId, String reason) {
        return """
                {"specversion": "1.0", "id": "%1$s-asked", "source": "/platform", "type": "nl.gewist.deletion.requested.v1",
                 "datacontenttype": "application/json", "data": %2$s}""".formatted(requestId, data(requestId, reason));
    }

    private static String data(UUID requestId, String reason) {
        return """
                {"requestId": "%s", "subject": {"type": "learner", "id": "42"},
                 "requestedAt": "2026-11-01T12:00:00Z", "requestedBy": "subject", "reason": "%s"}""".formatted(requestId, reason);
    }

    private UUID send(String event, String contentType) {
        sendRaw(event.getBytes(UTF_8), contentType);
        return idIn(event);
    }

    private static UUID idIn(String event) {
        int start = event.indexOf("\"requestId\": \"") + 14;
        return UUID.fromString(event.substring(start, start + 36));
    }

    private UUID sendBinary(UUID requestId) {
        var asked = new ProducerRecord<byte[], byte[]>(
                prefix + "gewist.requests", data(requestId, "asked").getBytes(UTF_8));
        asked.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", requestId.toString().getBytes(UTF_8))
                .add("ce_source", "/platform".getBytes(UTF_8))
                .add("ce_type", "nl.gewist.deletion.requested.v1".getBytes(UTF_8));
        producer.send(asked);
        return requestId;
    }

    private void sendRaw(byte[] value, String contentType) {
        var record = new ProducerRecord<byte[], byte[]>(prefix + "gewist.requests", value);
        if (contentType != null) {
            record.headers().add("content-type", contentType.getBytes(UTF_8));
        }
        producer.send(record);
    }

    private List<JsonNode> published(String topic) {
        consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        return seen.stream()
                .filter(published -> published.topic().endsWith(topic))
                .map(published -> {
                    try {
                        return EventCodec.mapper().readTree(published.value());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private List<JsonNode> answers(UUID requestId) {
        return published("gewist.erasures").stream()
                .filter(event -> event.get("subject").asText().equals(requestId.toString()))
                .toList();
    }

    private List<String> reasons() {
        return published("dead-letters").stream()
                .map(event -> event.get("data").get("reason").asText())
                .toList();
    }
}
