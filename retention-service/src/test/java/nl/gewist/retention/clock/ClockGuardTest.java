package nl.gewist.retention.clock;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoicesPurged;
import nl.gewist.contract.RetentionEvent.PurgingReleased;
import nl.gewist.contract.RetentionEvent.PurgingStopped;
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
class ClockGuardTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3653);

    @Inject
    ClockGuard guard;

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Clock clock;

    @BeforeEach
    void believeTheClock() {
        guard.mayDestroy();
        guard.release("test", "clock-of-another-test");
    }

    @Test
    void clockTenYearsAheadDestroysNothingUntilAPersonHasLooked() {
        UUID request;
        move(TEN_YEARS);
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(guard.stopped()).isEqualTo("clock-jumped-ahead"));
            request = secureWhatIsDue();
            given().get("/q/health/well").then().statusCode(503).body(containsString("clock-jumped-ahead"));
        } finally {
            move(TEN_YEARS.negated());
        }
        assertThat(guard.mayDestroy()).isFalse();
        assertThat(wire.heard(request, InvoicesPurged.class)).isEmpty();

        release().then().statusCode(204);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesPurged.class)).hasSize(1));
        assertThat(wire.heard(PurgingStopped.class)).contains(new PurgingStopped("clock-jumped-ahead"));
        assertThat(wire.heard(PurgingReleased.class)).contains(new PurgingReleased("privacy-officer", "clock-mended"));
    }

    @Test
    void clockThatWentBackStopsToo() {
        move(Duration.ofDays(-1));
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(guard.stopped()).isEqualTo("clock-went-back"));
        } finally {
            move(Duration.ofDays(1));
            release().then().statusCode(204);
        }

        assertThat(guard.mayDestroy()).isTrue();
    }

    @Test
    void nothingIsReleasedThatIsNotStopped() {
        release().then().statusCode(409);
    }

    @Test
    void ownersPortalDoesNotLetDestroyingGoOn() {
        Caller.PORTAL
                .calls()
                .queryParam("reason", "clock-mended")
                .post("/v1/retention/purging/release")
                .then()
                .statusCode(403);
    }

    private UUID secureWhatIsDue() {
        long customer = platform.customer();
        platform.ownInvoice(customer, LocalDate.of(2010, 5, 1));
        return securer.secure(SubjectType.CUSTOMER, customer);
    }

    private void move(Duration duration) {
        ((OffsetClock) clock).advance(duration);
    }

    private static io.restassured.response.Response release() {
        return Caller.OFFICER.calls().queryParam("reason", "clock-mended").post("/v1/retention/purging/release");
    }
}
