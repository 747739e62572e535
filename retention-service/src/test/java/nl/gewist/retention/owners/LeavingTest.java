package nl.gewist.retention.owners;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.clock.ClockGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class LeavingTest {

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

    /** They cannot sign in to ask for a link any more. */
    @Test
    void whoHasLeftCanDownloadUntilTheirInvoicesAreDestroyed() {
        leave();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).hasSize(1));
        String page = page();

        ((OffsetClock) clock).advance(Duration.ofDays(6));
        given().get(page + "/download/all.zip").then().statusCode(200).contentType("application/zip");

        ((OffsetClock) clock).advance(Duration.ofDays(1).plusHours(2));
        given().get(page).then().statusCode(404);
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

        portal().body(Map.of("choice", "destroy", "noCopyNeeded", true))
                .put(path("/leaving"))
                .then()
                .statusCode(200);

        assertThat(waiting()).containsExactly("delete-all");
    }

    @Test
    void whoHasNotDownloadedAllMustSayThatNoCopyIsNeeded() {
        portal().body(Map.of("choice", "destroy"))
                .put(path("/leaving"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("noCopyNeeded"));
        portal().get(path("/leaving")).then().body("chosen", equalTo(false));

        portal().body(Map.of("choice", "destroy", "noCopyNeeded", true))
                .put(path("/leaving"))
                .then()
                .statusCode(200)
                .body("chosen", equalTo(true))
                .body("copy", equalTo("not-needed"));
    }

    @Test
    void whoHasDownloadedAllMayChooseUntilThereAreMore() {
        download();

        destroyed().statusCode(200).body("copy", equalTo("complete"));

        securer.learnerOf(customer, 1);
        destroyed().statusCode(409);
        download();
        destroyed().statusCode(200);
    }

    @Test
    void oneInvoiceIsNotAll() {
        String record = invoices().getFirst();
        given().get(page() + "/download/" + record).then().statusCode(200);

        destroyed().statusCode(409);
    }

    @Test
    void whoHasNoInvoicesHasNothingToDownload() {
        customer = platform.customer();

        destroyed().statusCode(200);
    }

    @Test
    void theOwnersPageAsksTheSame() {
        String leaving = page() + "/leaving";
        given().get(page()).then().body(containsString(leaving));
        given().get(leaving).then().statusCode(200).body(containsString("Nog niet gedownload: 2"));

        said(leaving, Map.of("choice", "destroy"), "copy-first");
        said(leaving, Map.of("choice", "keep", "agreement", "x"), "no-agreement");
        said(leaving, Map.of("choice", "keep", "agreement", "Archive-2026"), "chosen");
        given().get(leaving).then().body(containsString("onder overeenkomst archive-2026"));
        said(leaving, Map.of("choice", "destroy", "noCopyNeeded", "yes"), "chosen");
        given().get(leaving).then().body(containsString("geen kopie nodig hebt"));
        download();
        said(leaving, Map.of("choice", "destroy"), "chosen");

        given().header("Accept-Language", "en")
                .get(leaving)
                .then()
                .body(containsString("You had downloaded all"), not(containsString("I do not need a copy")));
    }

    private void said(String page, Map<String, String> form, String what) {
        given().redirects()
                .follow(false)
                .formParams(form)
                .post(page)
                .then()
                .statusCode(303)
                .header("Location", containsString("?said=" + what));
        given().get(page + "?said=" + what).then().statusCode(200).body(containsString("class=\"message"));
    }

    private ValidatableResponse destroyed() {
        return portal().body(Map.of("choice", "destroy")).put(path("/leaving")).then();
    }

    private void download() {
        given().get(page() + "/download/all.zip")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private String page() {
        return Caller.ownerPage(customer);
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
        return Caller.PORTAL.sends();
    }
}
