package nl.gewist.retention.backups;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.retention.OwnDatabase;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RetentionServiceTest
class BackupExpiriesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Inject
    Clock clock;

    @Inject
    Wire wire;

    @Inject
    OwnDatabase database;

    @Test
    void completedErasureGetsTheDayItsBackupsMustBeGone() {
        UUID request = complete();

        assertThat(scheduled(request)).containsExactly(new BackupExpiryScheduled(request, goneBy()));
        assertThat(wire.heard(request).getFirst().header().sequence()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61"})
    void onlyOneToSixtyDaysCanBeSet(String days) {
        assertThatThrownBy(() -> Settings.config(Map.of("gewist.backups.gone-within-days", days)))
                .hasMessageContaining("gewist.backups.gone-within-days");
    }

    @Test
    void fewerDaysCanBeSet() {
        int days =
                Settings.config(Map.of("gewist.backups.gone-within-days", "30")).goneWithinDays();
        assertThat(BackupExpiries.goneBy(Instant.parse("2026-11-26T22:59:59Z"), ZONE, days))
                .isEqualTo("2026-12-26");
    }

    @Test
    void theChangeToSummerTimeCostsNoDay() {
        Instant lateInTheEvening = Instant.parse("2026-03-27T22:59:59Z");

        assertThat(BackupExpiries.goneBy(lateInTheEvening, ZONE, 60)).isEqualTo("2026-05-26");
    }

    @Test
    void completionOfAClockThatWentBackCountsFromNow() {
        UUID request = UUID.randomUUID();
        wire.say(completed(request), 5, "1", clock.instant().minus(Duration.ofDays(3650)));

        assertThat(scheduled(request))
                .containsExactly(
                        new BackupExpiryScheduled(request, LocalDate.now(clock).plusDays(60)));
    }

    @Test
    void completionToldTwiceIsScheduledOnce() {
        UUID request = complete();
        scheduled(request);
        String before = database.rowsOf(request);

        wire.say(completed(request), 6, "1/again", anHourAgo().plusSeconds(9));
        scheduled(complete());

        assertThat(database.rowsOf(request)).isEqualTo(before);
        assertThat(wire.heard(request)).hasSize(1);
    }

    @Test
    void twoCompletionsOfOneRequestInABatchAreOne() {
        UUID request = UUID.randomUUID();
        wire.say(List.of(
                new Outgoing(completed(request), 5, "1", anHourAgo()),
                new Outgoing(completed(request), 5, "2", anHourAgo())));
        scheduled(complete());

        assertThat(scheduled(request)).hasSize(1);
    }

    @Test
    void otherEventsOfAnErasureConcernNobodyHere() {
        UUID request = UUID.randomUUID();
        wire.say(new ErasureEvent.ErasureHeld(request, "manual"), 2, "2", anHourAgo());
        wire.say(new ErasureEvent.ErasureReleased(request), 3, "3", anHourAgo());
        wire.say(new ErasureEvent.ErasureCancelled(request), 4, "4", anHourAgo());
        wire.say(new ErasureEvent.ErasureFailed(request, "store-unavailable"), 5, "5", anHourAgo());
        scheduled(complete());

        assertThat(wire.heard(request)).isEmpty();
        assertThat(database.rowsOf(request)).isEqualTo("null");
    }

    @Test
    void expiryCanBeLookedUp() {
        UUID request = complete();
        scheduled(request);

        given().get("/v1/backups/expiries/" + request)
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"))
                .body("goneBy", equalTo(goneBy().toString()))
                .body("verifiedAt", nullValue());
    }

    @Test
    void unknownRequestIsAProblem() {
        given().get("/v1/backups/expiries/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    private Instant anHourAgo() {
        return clock.instant().minus(Duration.ofHours(1));
    }

    private LocalDate goneBy() {
        return BackupExpiries.goneBy(anHourAgo(), ZONE, 60);
    }

    private UUID complete() {
        UUID request = UUID.randomUUID();
        wire.say(completed(request), 5, "1", anHourAgo());
        return request;
    }

    private static ErasureCompleted completed(UUID request) {
        return new ErasureCompleted(request, 1, Map.of());
    }

    private List<BackupExpiryScheduled> scheduled(UUID request) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(wire.heard(request, BackupExpiryScheduled.class))
                        .isNotEmpty());
        return wire.heard(request, BackupExpiryScheduled.class);
    }
}
