package nl.gewist.retention.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class InvoicesResourceTest {

    private final UUID request = UUID.randomUUID();

    @Inject
    Platform platform;

    @Inject
    Wire wire;

    @Inject
    Clock clock;

    private String number;

    @BeforeEach
    void secure() {
        long learner = platform.learner("Iris van Dam");
        number = platform.invoice(learner, 1, "Iris van Dam", 2);
        var event = new ErasureAnnounced(
                request,
                new Subject(SubjectType.LEARNER, Long.toString(learner)),
                null,
                1,
                platform.map().version(),
                List.of("retention-service"));
        wire.say(event, 2, "1", clock.instant());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesSecured.class)).hasSize(1));
    }

    @Test
    void listShowsWhatIsRetainedAndNobodysName() {
        given().queryParam("requestId", request)
                .get("/v1/invoices")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].number", equalTo(number))
                .body("[0].legalBasis", equalTo("AWR art. 52"))
                .body("[0].lastDay", equalTo("2033-12-31"))
                .body(not(containsString("Iris")))
                .body(not(containsString("sealed")));
    }

    @Test
    void readerGetsTheInvoiceAndTheReadingIsRecorded() {
        reader().queryParam("reason", "owner-download")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("buyer.name", equalTo("Iris van Dam"))
                .body("buyer.address", equalTo("Lange Nieuwstraat 12-bis"))
                .body("seller.name", equalTo("Yogaschool De Lotus"))
                .body("lines", hasSize(2));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(wire.heard(request, InvoiceRead.class))
                        .singleElement()
                        .satisfies(read -> {
                            assertThat(read.role()).isEqualTo("owner-portal");
                            assertThat(read.reason()).isEqualTo("owner-download");
                        }));
    }

    @Test
    void readerWhoAcceptsPdfGetsADocument() {
        byte[] document = reader().queryParam("reason", "owner-download")
                .accept("application/pdf")
                .header("Accept-Language", "en-GB")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "attachment; filename=\"invoice-" + number + ".pdf\"")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        assertThat(new String(document, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/Lang (en)");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(wire.heard(request, InvoiceRead.class)).hasSize(1));
    }

    @Test
    void browserAsksForAFormByItsName() {
        reader().queryParam("reason", "owner-download")
                .queryParam("format", "csv")
                .accept("text/html")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("Iris van Dam"));
    }

    @Test
    void formsThatCannotBeMadeAreRefusedAndNothingIsRead() {
        reader().queryParam("reason", "owner-download")
                .queryParam("format", "docx")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        reader().queryParam("reason", "owner-download")
                .accept("image/png")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(406);

        assertThat(wire.heard(request, InvoiceRead.class)).isEmpty();
    }

    @Test
    void strangerGetsNothing() {
        given().queryParam("reason", "curious")
                .header("Authorization", "Bearer nobody")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void portalReadsForOneOwnerOnly() {
        Caller.PORTAL
                .calls()
                .queryParam("reason", "owner-download")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(400)
                .body("detail", containsString("ownerId"));
    }

    @Test
    void nobodyReadsWithoutAReason() {
        reader().get("/v1/invoices/" + number).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void otherOwnersInvoiceIsNotThere() {
        readerOf("2")
                .queryParam("reason", "owner-download")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(404);
    }

    @Test
    void malformedRequestIdIsAProblem() {
        given().queryParam("requestId", "12")
                .get("/v1/invoices")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static RequestSpecification reader() {
        return readerOf("1");
    }

    private static RequestSpecification readerOf(String owner) {
        return Caller.PORTAL.calls().queryParam("ownerId", owner);
    }
}
