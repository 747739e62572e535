package nl.gewist.retention.reading;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.contract.SubjectType;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class InvoicePageTest {

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Links links;

    private String number;
    private UUID request;

    @BeforeEach
    void secure() {
        long learner = platform.learner("Iris van Dam");
        number = platform.invoice(learner, 1, "Iris van Dam", 1);
        request = securer.secure(SubjectType.LEARNER, learner);
    }

    @Test
    void learnerDownloadsByTheLinkThatThePlatformGot() {
        String page = path(link());

        given().header("Accept-Language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString(number), containsString("14 March 2026"), not(containsString("Iris")))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        assertThat(wire.heard(request, InvoiceRead.class))
                .as("looking reads nothing")
                .isEmpty();
        byte[] pdf = given().get(page + "/pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.heard(request, InvoiceRead.class))
                        .singleElement()
                        .satisfies(read -> {
                            assertThat(read.role()).isEqualTo("learner");
                            assertThat(read.reason()).isEqualTo("link");
                        }));
    }

    @Test
    void onlyThePortalGetsLinks() {
        wanted(Caller.STRANGER).statusCode(401);
        wanted(Caller.STAFF).statusCode(403);
    }

    @Test
    void everyWrongLinkGetsTheSameAnswer() {
        String right = path(link());
        String unknown = answer("/invoice/x");
        String tampered = right.substring(0, right.length() - 4) + "AAAA";

        for (String wrong : List.of(
                tampered,
                right + "A",
                "/invoice/" + links.make(Opens.OWNER_PAGE, "1").token(),
                "/invoice/"
                        + links.make(Opens.INVOICE, UUID.randomUUID().toString())
                                .token(),
                "/invoice/" + links.make(Opens.INVOICE, "no-uuid").token(),
                tampered + "/pdf")) {
            assertThat(answer(wrong)).isEqualTo(unknown);
        }
        assertThat(renewed(UUID.randomUUID().toString(), number)
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
        assertThat(renewed(request.toString(), "F-0").statusCode(404).extract().asString())
                .isEqualTo(unknown);
        assertThat(renewed("", "").statusCode(404).extract().asString()).isEqualTo(unknown);
        assertThat(renewed("x", number).statusCode(404).extract().asString()).isEqualTo(unknown);
    }

    @Test
    void linkIsRenewedByRequestAndInvoiceNumber() {
        given().get("/invoice/renew").then().statusCode(200).body(containsString("Verzoeknummer"));

        String page =
                renewed(" " + request + " ", number).statusCode(303).extract().header("Location");

        given().get(page).then().statusCode(200).body(containsString(number));
    }

    @Test
    void guessingInvoiceNumbersIsStopped() {
        for (int i = 0; i < Renewals.PER_REQUEST; i++) {
            renewed(request.toString(), "F-" + i).statusCode(404);
        }

        renewed(request.toString(), number).statusCode(404);
    }

    private String link() {
        return wanted(Caller.PORTAL)
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].number", equalTo(number))
                .extract()
                .path("[0].url");
    }

    private ValidatableResponse wanted(Caller caller) {
        return caller.sends()
                .body(Map.of("requestId", request.toString()))
                .post("/v1/invoices/links")
                .then();
    }

    private static ValidatableResponse renewed(String requestId, String number) {
        return given().redirects()
                .follow(false)
                .formParam("requestId", requestId)
                .formParam("number", number)
                .post("/invoice/renew")
                .then();
    }

    private static String answer(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/invoice/"));
    }
}
