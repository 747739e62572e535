package nl.gewist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestEvent.UnacceptableRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestsTest {
    private static final String GOOD = """
            {"requestId": "6f0c1a0e-0000-4000-8000-000000000001", "subject": {"type": "learner", "id": "42"},
             "requestedAt": "2026-11-01T12:00:00Z", "requestedBy": "subject", "reason": "left", "locale": "nl"}""";

    @Test
    void aGoodRequestIsAccepted() throws UnreadableEvent {
        assertThat(read(GOOD)).isInstanceOf(DeletionRequested.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "subject": {"type": "learner", "id": "42"}, |                                            | missing-field   | subject
                    "id": "42"                                  | "id": "jan@example.nl"                     | malformed-field | subject.id
                    "id": "42"                                  | "name": "42"                               | missing-field   | subject.id
                    "type": "learner"                           | "type": "teacher"                          | malformed-field | subject.type
                    "requestedAt": "2026-11-01T12:00:00Z",      |                                            | missing-field   | requestedAt
                    2026-11-01T12:00:00Z                        | yesterday                                  | malformed-field | requestedAt
                    "requestedBy": "subject"                    | "requestedBy": "owner"                     | missing-field   | scope.ownerId
                    "requestedBy": "subject"                    | "requestedBy": "aunt"                      | malformed-field | requestedBy
                    "reason": "left"                            | "reason": "I am Jan and I want to leave"   | malformed-field | reason
                    "locale": "nl"                              | "locale": "Dutch"                          | malformed-field | locale
                    """)
    void whatCannotBeAcceptedNamesItsField(String part, String replacement, String code, String field)
            throws UnreadableEvent {
        String bad = GOOD.replace(part, replacement == null ? "" : replacement);

        assertThat(bad).isNotEqualTo(GOOD);
        assertThat(read(bad)).isEqualTo(new UnacceptableRequest(Samples.REQUEST, code, field));
    }

    @Test
    void withoutARequestIdThereIsNobodyToAnswer() {
        assertThatThrownBy(() -> read(GOOD.replace("6f0c1a0e-0000-4000-8000-000000000001", "17")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("malformed-field.requestId");
    }

    private static RequestEvent read(String json) throws UnreadableEvent {
        return EventCodec.deletionRequested(json.getBytes(StandardCharsets.UTF_8));
    }
}
