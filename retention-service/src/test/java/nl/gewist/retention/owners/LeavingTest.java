package nl.gewist.retention.owners;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.SubjectType;
import nl.gewist.embedded.GewistServers;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.KeyFile;
import nl.gewist.retention.Platform;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.clock.ClockGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KeyFile.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "retention"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
class LeavingTest {
    private static final String TOKEN = "test-only-token-of-the-owner-portal-0001";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Clock clock;

    @Inject
    ClockGuard guard;

    private long customer;

    @BeforeEach
    void customerWithTwoInvoicesToALearner() {
        guard.mayDestroy();
        guard.release("test", "clock-of-another-test");
        customer = platform.customer();
        securer.learnerOf(customer, 2);
    }

    @Test
    void invoicesOfWhoLeftWithoutAChoiceAreDestroyedAfterAWeek() {
        leave();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).containsExactly("delete-all"));
        assertThat(invoices()).hasSize(2);
        ((OffsetClock) clock).advance(Duration.ofDays(7).plusHours(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(invoices()).isEmpty());
    }

    @Test
    void thatTheCustomerLeftCannotBeUndone() {
        leave();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).hasSize(1));
        String changeId = portal().get(path("/retention-term")).then().extract().path("waiting[0].changeId");

        portal().delete(path("/retention-decisions/" + changeId)).then().statusCode(404);
    }

    @Test
    void agreementThatGoesOnKeepsThem() {
        keep();
        leave();

        await().atMost(PATIENCE)
                .untilAsserted(() -> portal().get(path("/leaving"))
                        .then()
                        .body("erasedAt", notNullValue())
                        .body("keep", equalTo(true)));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void agreementCanStillBeMadeWhileTheDestroyingWaits() {
        leave();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).hasSize(1));

        keep();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void choiceAgainstTheAgreementDestroysAfterAll() {
        keep();
        leave();
        await().atMost(PATIENCE)
                .untilAsserted(() -> portal().get(path("/leaving")).then().body("erasedAt", notNullValue()));

        portal().body(Map.of("choice", "destroy")).put(path("/leaving")).then().statusCode(200);

        assertThat(waiting()).containsExactly("delete-all");
    }

    @Test
    void nothingIsKeptWithoutAnAgreement() {
        portal().body(Map.of("choice", "keep")).put(path("/leaving")).then().statusCode(400);
        portal().body(Map.of("choice", "perhaps")).put(path("/leaving")).then().statusCode(400);
    }

    private void keep() {
        portal().body(Map.of("choice", "keep", "agreement", "archive-2026"))
                .put(path("/leaving"))
                .then()
                .statusCode(200)
                .body("agreement", equalTo("archive-2026"));
    }

    private void leave() {
        UUID request = securer.secure(SubjectType.CUSTOMER, customer);
        wire.say(new ErasureCompleted(request, 1, Map.of()), 5, "1", clock.instant());
    }

    private List<String> waiting() {
        return portal().get(path("/retention-term"))
                .then()
                .statusCode(200)
                .extract()
                .path("waiting.change");
    }

    private List<String> invoices() {
        return portal().get(path("/invoices")).then().statusCode(200).extract().path("recordId");
    }

    private String path(String rest) {
        return "/v1/owners/" + customer + rest;
    }

    private static RequestSpecification portal() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType(ContentType.JSON);
    }
}
