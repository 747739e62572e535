package nl.gewist.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From CloudEvents to the contract's records and back. Errors name fields and codes, never values. */
public final class EventCodec {
    /** The CloudEvents extension that carries the request's sequence. */
    public static final String SEQUENCE = "sequence";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventCodec() {}

    /** The mapper that writes and reads the contract's data. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The structured-mode JSON of an event, from the service of this name. */
    public static String encode(Outgoing outgoing, String service) {
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("specversion", "1.0");
        envelope.put("id", outgoing.id());
        envelope.put("source", "/gewist/" + service);
        envelope.put("type", outgoing.type().ceType());
        envelope.put("time", outgoing.time().toString());
        UUID request = outgoing.event().requestId();
        if (request != null) {
            envelope.put("subject", request.toString());
        }
        if (outgoing.sequence() > 0) {
            envelope.put(SEQUENCE, "%06d".formatted(outgoing.sequence()));
        }
        envelope.put("datacontenttype", "application/json");
        envelope.set("data", MAPPER.valueToTree(outgoing.event()));
        return envelope.toString();
    }

    /**
     * Reads a CloudEvent that came from the topic of this (unprefixed) name.
     *
     * @throws UnreadableEvent with a code, if it is none of the contract's events
     */
    public static Decoded decode(String topic, CloudEvent cloudEvent) throws UnreadableEvent {
        EventType type = EventType.named(cloudEvent.getType()).orElseThrow(() -> new UnreadableEvent("unknown-type"));
        if (!type.ceType().equals(cloudEvent.getType())) {
            throw new UnreadableEvent("unsupported-version");
        }
        if (!type.standsIn(topic)) {
            throw new UnreadableEvent("type-not-of-this-topic");
        }
        OffsetDateTime time = cloudEvent.getTime();
        Instant instant = time == null ? null : time.toInstant();
        var header = new EventHeader(
                cloudEvent.getId(), cloudEvent.getSource().toString(), type, instant, sequence(cloudEvent));
        return new Decoded(header, data(type, json(cloudEvent.getData())));
    }

    /**
     * Reads the data of a {@code deletion.requested} that came without an envelope.
     *
     * @return a DeletionRequested, or an UnacceptableRequest if only its id could be read
     */
    public static RequestEvent deletionRequested(byte[] json) throws UnreadableEvent {
        Event event = data(EventType.DELETION_REQUESTED, json(BytesCloudEventData.wrap(json)));
        return (RequestEvent) event;
    }

    private static int sequence(CloudEvent cloudEvent) throws UnreadableEvent {
        Object sequence = cloudEvent.getExtension(SEQUENCE);
        try {
            return sequence == null ? 0 : Integer.parseInt(sequence.toString());
        } catch (NumberFormatException e) {
            throw new UnreadableEvent("malformed-sequence");
        }
    }

    private static JsonNode json(@Nullable CloudEventData data) throws UnreadableEvent {
        try {
            JsonNode node = switch (data) {
                case null -> throw new UnreadableEvent("no-data");
                case JsonCloudEventData parsed -> parsed.getNode();
                case BytesCloudEventData bytes -> MAPPER.readTree(bytes.toBytes());
                default -> MAPPER.readTree(data.toBytes());
            };
            if (node == null || !node.isObject()) {
                throw new UnreadableEvent("data-not-an-object");
            }
            return node;
        } catch (IOException e) {
            throw new UnreadableEvent("not-json");
        }
    }

    private static Event data(EventType type, JsonNode data) throws UnreadableEvent {
        try {
            return MAPPER.treeToValue(data, type.record());
        } catch (JsonProcessingException e) {
            InvalidField invalid = invalidField(e);
            if (type == EventType.DELETION_REQUESTED) {
                Optional<UUID> requestId = uuid(data.path("requestId"));
                if (requestId.isPresent()) {
                    return new RequestEvent.UnacceptableRequest(requestId.get(), invalid.code(), invalid.field());
                }
            }
            throw new UnreadableEvent(invalid.code() + "." + invalid.field());
        }
    }

    private static InvalidField invalidField(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField invalid) {
                return invalid;
            }
        }
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(name -> name != null)
                        .collect(Collectors.joining("."))
                : "";
        return new InvalidField("malformed-field", path.isEmpty() ? "data" : path);
    }

    private static Optional<UUID> uuid(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(UUID.fromString(node.textValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An event that could be read, with what its envelope says. */
    public record Decoded(EventHeader header, Event event) {}
}
