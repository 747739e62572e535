package nl.gewist.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas and AsyncAPI say what the records do. */
class SchemasTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Event> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventFitsItsSchema(Event event) throws Exception {
        String data = dataOf(event).toString();

        assertThat(schema(EventType.of(event)).validate(data, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventIsReadBackAsItWasWritten(Event event) throws Exception {
        var outgoing = new Outgoing(event, 3, "1", Instant.parse("2026-11-01T12:00:00Z"));
        byte[] wire = EventCodec.encode(outgoing, "deletion-service").getBytes(StandardCharsets.UTF_8);

        var decoded = EventCodec.decode(topicOf(outgoing.type()), new JsonFormat().deserialize(wire));

        assertThat(decoded.event()).isEqualTo(event);
        assertThat(decoded.header().sequence()).isEqualTo(3);
        assertThat(decoded.header().id()).isEqualTo(outgoing.id());
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaNamesExactlyTheRecordsFields(EventType type) throws Exception {
        List<String> fields = Arrays.stream(type.record().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        JsonNode schema = new ObjectMapper().readTree(text(type));

        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(fields);
        assertThat(schema.get("title").asText()).isEqualTo(type.ceType());
    }

    @Test
    void aWrongEventDoesNotFit() throws Exception {
        String data = "{\"requestId\": \"%s\", \"subject\": {\"type\": \"learner\", \"id\": \"jan@example.nl\"}}"
                .formatted(Samples.REQUEST);

        assertThat(schema(EventType.DELETION_REQUESTED).validate(data, InputFormat.JSON))
                .extracting(error -> error.getKeyword())
                .contains("required", "pattern");
    }

    @ParameterizedTest
    @EnumSource
    void asyncApiNamesEveryEvent(EventType type) throws Exception {
        String asyncApi = resource("/asyncapi.yaml");

        assertThat(asyncApi).contains("const: " + type.ceType() + "}", "./schemas/" + type.shortName() + ".v1.json");
    }

    private static JsonNode dataOf(Event event) throws IOException {
        var outgoing = new Outgoing(event, 1, "1", Instant.EPOCH);
        return EventCodec.mapper()
                .readTree(EventCodec.encode(outgoing, "deletion-service"))
                .get("data");
    }

    private static String topicOf(EventType type) {
        return switch (type) {
            case PARTICIPANT_ERASED, PARTICIPANT_REFUSED -> type.topic() + "search";
            case RECORD_DEAD_LETTERED -> Topics.deadLetters("deletion-service");
            default -> type.topic();
        };
    }

    private static Schema schema(EventType type) throws IOException {
        return REGISTRY.getSchema(text(type), InputFormat.JSON);
    }

    private static String text(EventType type) throws IOException {
        return resource("/schemas/" + type.shortName() + ".v1.json");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SchemasTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
