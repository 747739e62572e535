package nl.gewist.retention.approvals;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoiceApprovalChanged;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class ApprovalsTest {

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Clock clock;

    private String number;
    private String recordId;
    private UUID request;

    @BeforeEach
    void secure() {
        long learner = platform.learner("Iris van Dam");
        number = platform.invoice(learner, 1, "Iris van Dam", 1);
        request = securer.secure(SubjectType.LEARNER, learner);
        recordId = given().queryParam("requestId", request)
                .get("/v1/invoices")
                .then()
                .extract()
                .path("[0].recordId");
    }

    @Test
    void staffReadsWhatTheOwnerApproved() {
        String approval = granted("1")
                .statusCode(201)
                .body("number", equalTo(number))
                .extract()
                .path("approvalId");

        read(number, approval).statusCode(200).body("buyer.name", equalTo("Iris van Dam"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.heard(request, InvoiceRead.class))
                        .singleElement()
                        .satisfies(read -> {
                            assertThat(read.role()).isEqualTo("staff");
                            assertThat(read.approvalId()).hasToString(approval);
                        }));
        assertThat(wire.heard(request, InvoiceApprovalChanged.class))
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.step()).isEqualTo("granted");
                    assertThat(changed.caseCode()).isEqualTo("support-12");
                });
    }

    @Test
    void staffReadsNothingElse() {
        String approval = granted("1").extract().path("approvalId");

        read(number, null).statusCode(403).contentType("application/problem+json");
        read(number, "x").statusCode(403);
        read(number, UUID.randomUUID().toString()).statusCode(403);
        read("F-of-somebody-else", approval).statusCode(403);
        Caller.STAFF
                .calls()
                .queryParam("reason", "support")
                .queryParam("ownerId", "1")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(403);

        assertThat(wire.heard(request, InvoiceRead.class)).isEmpty();
    }

    @Test
    void revokedApprovalOpensNothing() {
        String approval = granted("1").extract().path("approvalId");
        portal().get("/v1/owners/1/approvals").then().body("approvalId", hasItem(approval));

        portal().delete("/v1/owners/2/approvals/" + approval).then().statusCode(404);
        portal().delete("/v1/owners/1/approvals/" + approval).then().statusCode(204);

        read(number, approval).statusCode(403);
        portal().delete("/v1/owners/1/approvals/" + approval).then().statusCode(404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.heard(request, InvoiceApprovalChanged.class))
                        .extracting(InvoiceApprovalChanged::step)
                        .containsExactly("granted", "revoked"));
    }

    @Test
    void approvalExpires() {
        String approval = granted("1").extract().path("approvalId");

        ((OffsetClock) clock).advance(Duration.ofDays(8));

        read(number, approval).statusCode(403);
    }

    @Test
    void onlyTheOwnerApprovesTheirOwn() {
        granted("2").statusCode(404);
        Caller.STAFF
                .calls()
                .contentType(ContentType.JSON)
                .body(Map.of("recordId", recordId, "caseCode", "support-12"))
                .post("/v1/owners/1/approvals")
                .then()
                .statusCode(403);
        portal().contentType(ContentType.JSON)
                .body(Map.of("recordId", recordId, "caseCode", "Iris van Dam"))
                .post("/v1/owners/1/approvals")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse granted(String owner) {
        return portal().contentType(ContentType.JSON)
                .body(Map.of("recordId", recordId, "caseCode", "support-12"))
                .post("/v1/owners/" + owner + "/approvals")
                .then();
    }

    private static ValidatableResponse read(String number, String approval) {
        var asked = Caller.STAFF.calls().queryParam("reason", "support");
        return (approval == null ? asked : asked.queryParam("approval", approval))
                .get("/v1/invoices/" + number)
                .then();
    }

    private static RequestSpecification portal() {
        return Caller.PORTAL.calls();
    }
}
