package nl.gewist.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Kafka record as an event of the contract: CloudEvents 1.0 in binary or structured mode, with or without the
 * content-type header (Kafka protocol binding for CloudEvents, section 3).
 */
@ApplicationScoped
class RecordDecoder {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String JSON = "application/json";

    private final JsonFormat structured = new JsonFormat();
    private final MessagingConfig config;

    RecordDecoder(MessagingConfig config) {
        this.config = config;
    }

    Received decode(ConsumerRecord<byte[], byte[]> consumed) throws UnreadableEvent {
        byte[] value = consumed.value();
        if (value == null) {
            throw new UnreadableEvent("no-value");
        }
        if (value.length > config.messaging().maxRecordBytes()) {
            throw new UnreadableEvent("too-large");
        }
        String topic = consumed.topic().substring(config.topicPrefix().length());
        EventCodec.Decoded decoded = EventCodec.decode(topic, cloudEvent(consumed));
        return new Received(
                decoded.event(),
                decoded.header(),
                new RecordOrigin(consumed.topic(), consumed.partition(), consumed.offset()));
    }

    private CloudEvent cloudEvent(ConsumerRecord<byte[], byte[]> consumed) throws UnreadableEvent {
        boolean binary = consumed.headers().lastHeader("ce_specversion") != null;
        String contentType = contentType(consumed);
        if (contentType != null && !contentType.equals(JSON) && (binary || !contentType.equals(STRUCTURED))) {
            throw new UnreadableEvent("wrong-content-type");
        }
        try {
            return binary
                    ? KafkaMessageFactory.createReader(consumed.headers(), consumed.value())
                            .toEvent()
                    : structured.deserialize(consumed.value());
        } catch (RuntimeException e) {
            // Nothing but the bytes is read here, so whatever the library throws, the bytes are at fault.
            throw new UnreadableEvent(binary || isJson(consumed.value()) ? "not-a-cloudevent" : "not-json");
        }
    }

    private static boolean isJson(byte[] value) {
        try {
            JsonNode node = EventCodec.mapper().readTree(value);
            return node != null && !node.isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String contentType(ConsumerRecord<byte[], byte[]> consumed) {
        Header header = consumed.headers().lastHeader("content-type");
        if (header == null || header.value() == null) {
            return null;
        }
        String value = new String(header.value(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).strip();
    }
}
