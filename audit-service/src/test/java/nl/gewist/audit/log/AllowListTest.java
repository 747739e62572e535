package nl.gewist.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.EventType;
import nl.gewist.contract.NoticeEvent.CleanupConfirmed;
import nl.gewist.contract.ParticipantEvent.ParticipantErased;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowListTest {
    private static final String UUID_1 = "00000000-0000-4000-8000-000000000001";

    @ParameterizedTest
    @EnumSource(EventType.class)
    void nothingOfAPersonIsKeptWhateverAProducerSends(EventType type) throws Exception {
        Event event = eventFullOf(type, "jan@example.org");

        String kept = AllowList.data(event);

        assertThat(kept).doesNotContain("jan@example.org", "subject-4711", "owner-4711", "nl-NL");
        assertThat(EventCodec.mapper().readTree(kept).isObject()).isTrue();
    }

    @Test
    void whatSomebodyElseHasTooIsCounted() {
        var event = new ErasureCompleted(java.util.UUID.randomUUID(), 1, java.util.Map.of(), 2);

        assertThat(AllowList.data(event)).isEqualTo("{\"counts\":{},\"heldAddresses\":2}");
    }

    @Test
    void codesAreKept() {
        var event = new CleanupConfirmed(java.util.UUID.randomUUID(), java.util.UUID.randomUUID(), "mailchimp");

        assertThat(AllowList.data(event)).isEqualTo("{\"system\":\"mailchimp\"}");
    }

    @Test
    void aTextThatIsNoCodeIsReplaced() {
        var event = new ParticipantErased(
                java.util.UUID.randomUUID(), 2, 3, 4, java.util.List.of("kept-by-law", "Jan Jansen, Dorpsstraat 1"));

        assertThat(AllowList.data(event))
                .isEqualTo("{\"removed\":3,\"retained\":4,\"codes\":[\"kept-by-law\",\"not-a-code\"]}");
        assertThat(AllowList.round(event)).isEqualTo(2);
    }

    /** An event of this type with the text in every field that takes any. */
    private static Event eventFullOf(EventType type, String text) throws Exception {
        ObjectNode data = EventCodec.mapper().createObjectNode();
        for (var component : type.record().getRecordComponents()) {
            data.set(component.getName(), value(component.getType(), component.getName(), text));
        }
        return EventCodec.mapper().treeToValue(data, type.record());
    }

    private static JsonNode value(Class<?> type, String name, String text) throws Exception {
        String json = switch (type.getSimpleName()) {
            case "UUID" -> quoted(UUID_1);
            case "Subject" -> "{\"type\":\"learner\",\"id\":\"subject-4711\"}";
            case "Scope" -> "{\"ownerId\":\"owner-4711\"}";
            case "Instant" -> quoted("2026-03-02T11:00:00Z");
            case "LocalDate" -> quoted("2026-03-02");
            case "RequestedBy" -> quoted("owner");
            case "int", "Integer", "long" -> "1";
            case "boolean" -> "true";
            case "List" -> "[" + quoted(text) + "]";
            case "Map" -> "{" + quoted(text) + ":{\"removed\":1,\"anonymised\":2,\"retained\":3}}";
            case "String" ->
                switch (name) {
                    case "locale" -> quoted("nl-NL");
                    case "reason" -> quoted("a-code");
                    default -> quoted(text);
                };
            default -> throw new AssertionError("say what a " + type + " looks like");
        };
        return EventCodec.mapper().readTree(json);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
