package nl.gewist.audit.request;

import static io.restassured.RestAssured.given;
import static nl.gewist.audit.AuditTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.gewist.audit.AuditTest;
import nl.gewist.audit.Platform;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuditTest
class RequestResourceTest {
    @Test
    void pagesGoThroughEveryRequestOnce() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(7).toList();
        try (Platform platform = new Platform()) {
            ids.forEach(id -> platform.say(Platform.said(new ErasureHeld(id, "legal"), 2, "1", 0)));
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/v1/requests/counts").then().body("held", greaterThanOrEqualTo(ids.size())));

        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = given().get("/v1/requests?state=held&limit=3&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("requests.requestId"));
            after = page.getString("next");
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(ids.stream().map(UUID::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/requests/42, 400, a request id is a UUID",
        "/v1/requests/00000000-0000-4000-8000-000000000000, 404, compare the id",
        "/v1/requests?state=gone, 400, state must be one of",
        "/v1/requests?limit=0, 400, limit must be",
        "/v1/requests?limit=many, 400, must be a whole number",
        "/v1/requests?after=x, 400, take it from 'next'",
        "/v1/audit?limit=1001, 400, limit must be",
        "/v1/dead-letters?after=x, 400, take it from 'next'"
    })
    void aWrongQuestionIsAnsweredWithItsCure(String path, int status, String cure) {
        given().get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(cure));
    }

    @Test
    void theApiDescribesItself() {
        String description = given().get("/q/openapi?format=json").asString();

        assertThat(description)
                .contains("/v1/requests/{requestId}", "/v1/audit/verify", "/v1/dead-letters")
                .doesNotContain("\"/log\"");
    }
}
