package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import org.junit.jupiter.api.Test;

/** What {@code GET /v1/data-map/preview} says before, and the erasure afterwards. */
@QuarkusTest
@DeletionServiceTest
class PreviewTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Test
    void theErasureDoesWhatThePreviewSaid() {
        String learner = sample.learner();
        Map<String, Counts> promised = counts(preview("learner", learner, null));

        ErasureCompleted completed = conversation.erased(conversation.request(learner));

        assertThat(promised).isNotEmpty().isEqualTo(completed.counts());
    }

    @Test
    void anOwnersPartAsWell() {
        String learner = sample.learnerOfTwo();
        String owner = sample.ownersOf(learner).getFirst();
        Response preview = preview("learner", learner, owner);

        ErasureCompleted completed = conversation.erased(conversation.ownersRequest(learner, owner));

        assertThat(counts(preview)).isNotEmpty().isEqualTo(completed.counts()).doesNotContainKey("platform.learner");
        assertThat(preview.jsonPath().getBoolean("everything")).isFalse();
    }

    @Test
    void theLastOwnersPartIsEverything() {
        String learner = sample.learner();

        Response preview = preview("learner", learner, sample.ownersOf(learner).getFirst());

        assertThat(preview.jsonPath().getBoolean("everything")).isTrue();
        assertThat(counts(preview)).containsEntry("platform.learner", new Counts(1, 0, 0));
    }

    @Test
    @SuppressWarnings("unchecked") // JSON
    void whatStaysIsSaidWithItsBasisInWordsForPeople() {
        String learner = sample.learner();
        sample.addInvoice(learner);

        Map<String, Object> invoice = preview("learner", learner, null)
                .jsonPath()
                .getMap("collections.find { it.name == 'platform.learner_invoice' }");

        assertThat(invoice)
                .containsEntry("words", Map.of("nl", "factuur", "en", "invoice"))
                .hasEntrySatisfying("basis", basis -> assertThat((String) basis).contains("AWR"))
                .hasEntrySatisfying(
                        "anonymised",
                        fields -> assertThat((List<Object>) fields)
                                .contains(Map.of("name", "buyer_name", "words", Map.of("nl", "naam", "en", "name"))));
    }

    @Test
    void noValueOfThePersonIsInTheAnswer() {
        String learner = sample.learner();

        String answer = preview("learner", learner, null).asString();

        assertThat(sample.valuesOf(List.of(learner)).getFirst().all())
                .isNotEmpty()
                .noneMatch(value -> answer.contains(value));
    }

    @Test
    void nothingIsChangedByLooking() {
        String learner = sample.learner();
        String before = preview("learner", learner, null).asString();

        assertThat(preview("learner", learner, null).asString()).isEqualTo(before);
    }

    @Test
    void whoIsNotThereIsSaid() {
        ask("learner", "999999999", null, 404, "there is no such learner");
    }

    @Test
    void anOwnerWithoutThisLearnerIsToldNothing() {
        ask("learner", sample.learner(), "999999999", 404, "this owner does not have this learner");
    }

    @Test
    void aTypeTheMapDoesNotKnow() {
        ask("teacher", "1", null, 400, "there is no such subject type");
    }

    @Test
    void nobodyNamed() {
        ask("learner", "", null, 400, "that is no id");
    }

    private static Response preview(String type, String id, String owner) {
        Response response = ask(type, id, owner);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static void ask(String type, String id, String owner, int status, String title) {
        Response response = ask(type, id, owner);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("title")).isEqualTo(title);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    private static Response ask(String type, String id, String owner) {
        var request = given().queryParam("subjectType", type).queryParam("subjectId", id);
        return (owner == null ? request : request.queryParam("ownerId", owner)).get("/v1/data-map/preview");
    }

    private static Map<String, Counts> counts(Response preview) {
        return preview.jsonPath().<Map<String, Object>>getList("collections").stream()
                .collect(Collectors.toMap(each -> (String) each.get("name"), PreviewTest::counts));
    }

    private static Counts counts(Map<String, Object> collection) {
        Map<?, ?> counts = (Map<?, ?>) collection.get("counts");
        return new Counts(number(counts, "removed"), number(counts, "anonymised"), number(counts, "retained"));
    }

    private static long number(Map<?, ?> counts, String name) {
        return ((Number) counts.get(name)).longValue();
    }
}
