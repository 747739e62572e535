package nl.gewist.retention.backups;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupDeleted;
import nl.gewist.contract.BackupEvent.BackupTaken;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.Event;
import nl.gewist.contract.RetentionEvent.BackupAlarmed;
import nl.gewist.contract.RetentionEvent.BackupCleared;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryOverdue;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.OwnDatabase;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Wire;
import nl.gewist.retention.clock.ClockGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what backup tooling tells to what is said of erasures. */
@RetentionServiceTest
class BackupsTest {
    private static final Duration PAST_THE_DAY = Duration.ofDays(61);

    private Duration leapt = Duration.ZERO;

    @Inject
    Wire wire;

    @Inject
    OwnDatabase database;

    @Inject
    Clock clock;

    @Inject
    BackupsWorker worker;

    @Inject
    ClockGuard guard;

    @Inject
    BackupsConfig config;

    @BeforeEach
    void nothingIsKnown() {
        database.forgetBackups();
        database.forgetExpiries();
    }

    /** Other tests share the service, and its time. */
    @AfterEach
    void itIsTodayAgain() {
        pass(leapt.negated());
    }

    @Test
    void whatIsGoneOnTheDayIsVerifiedAndSaid() {
        UUID request = completed();
        say(taken("after", clock.instant().plusSeconds(1)));

        pass(PAST_THE_DAY);
        say(new BackupDeleted("none-of-these", "platform"));

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(1));
        expiry(request).body("state", equalTo("completed")).body("heldBy", equalTo(List.of()));
    }

    @Test
    void whatIsStillThereIsToldEveryDayUntilItIsDeleted() {
        UUID request = completed();
        say(taken("before", clock.instant().minus(Duration.ofDays(1))));
        pass(PAST_THE_DAY);
        say(taken("after", clock.instant().minusSeconds(1)));
        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class))
                .containsExactly(new BackupExpiryOverdue(request, "platform")));
        expiry(request)
                .body("state", equalTo("overdue"))
                .body("heldBy.store", contains("platform"))
                .body("heldBy[0].copies", contains("before"));

        pass(Duration.ofDays(1));
        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class)).hasSize(2));
        assertThat(wire.heard(request).stream().map(event -> event.header().id()))
                .doesNotHaveDuplicates();
        assertThat(wire.heard(request, BackupExpiryCompleted.class)).isEmpty();

        say(new BackupDeleted("before", "platform"));

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(1));
    }

    @Test
    void aStoreThatIsSilentOnTheDayIsOverdue() {
        UUID request = completed();
        say(taken("after", clock.instant().plusSeconds(1)));

        pass(PAST_THE_DAY);

        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class))
                .containsExactly(new BackupExpiryOverdue(request, "platform")));
        expiry(request).body("heldBy[0].reports", equalTo(false));
        alarms().body("code", hasItem("silent"));
    }

    @Test
    void nothingIsSaidBeforeTheDay() {
        UUID request = completed();
        say(taken("before", clock.instant().minus(Duration.ofDays(1))));
        pass(Duration.ofDays(60));
        UUID later = completed();
        say(new BackupDeleted("none-of-these", "platform"));
        look();

        assertThat(wire.heard(request, BackupExpiryOverdue.class)).isEmpty();
        expiry(request).body("state", equalTo("scheduled")).body("heldBy.store", contains("platform"));
        expiry(later).body("state", equalTo("scheduled"));
    }

    @Test
    void aClockThatLeapsEndsNothingUntilSomebodyAcceptsIt() {
        UUID request = completed();
        leap(Duration.ofDays(3653));
        say(taken("after", clock.instant().minusSeconds(1)));
        look();

        expiry(request).body("state", equalTo("scheduled"));
        given().get("/q/health/well").then().statusCode(503);

        accept();

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(1));
    }

    @Test
    void aClockThatGoesBackEndsNothing() {
        UUID request = completed();
        pass(PAST_THE_DAY);
        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class)).isNotEmpty());
        leap(Duration.ofDays(-1));
        say(taken("after", clock.instant().minusSeconds(1)));
        look();

        assertThat(wire.heard(request, BackupExpiryCompleted.class)).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidOnceAndWhenItIsOver() {
        Instant now = clock.instant();
        say(new BackupTaken("bad", "platform", now, now, false, "us-east-1"));
        say(new BackupDeleted("deleted-first", "platform"));
        say(new BackupTaken("typo", "platfrom", now, now, true, "eu-west-1"));

        until(() ->
                alarms().body("code", hasItems("unencrypted", "outside-eu", "unknown-store", "unmatched-deletion")));
        until(() -> assertThat(wire.heardOfBackups(BackupAlarmed.class))
                .contains(
                        new BackupAlarmed("platform", "unencrypted"), new BackupAlarmed("platfrom", "unknown-store")));
        given().get("/q/health/well").then().statusCode(503);
        assertThat(given().get("/q/metrics").asString()).containsPattern("gewist_backups_alarms(\\{[^}]*})? [1-9]");
        given().get("/v1/backups").then().body("store", hasItems("platform", "platfrom", "gewist_audit"));
        given().get("/v1/backups/stores/platform").then().body("backupId", contains("bad"));

        say(new BackupDeleted("bad", "platform"));
        say(new BackupDeleted("typo", "platfrom"));
        say(taken("deleted-first", now.minusSeconds(60)));

        until(() -> assertThat(wire.heardOfBackups(BackupCleared.class))
                .contains(
                        new BackupCleared("platform", "unencrypted"),
                        new BackupCleared("platform", "unmatched-deletion")));
        until(() -> alarms().body("code", not(hasItem("outside-eu"))));
        given().get("/v1/backups/stores/platform").then().body("backupId", equalTo(List.of()));
    }

    /** More than are answered in one transaction. */
    @Test
    void manyThatAreDueOnTheSameDaysAreAllAnswered() {
        int many = 11_000;
        database.completed(many, clock.instant(), LocalDate.now(clock).plusDays(60));
        say(taken("before", clock.instant().minus(Duration.ofDays(1))));
        passAnd(PAST_THE_DAY, taken("after", clock.instant().plus(PAST_THE_DAY)));

        until(() -> assertThat(database.expiries("OVERDUE")).isEqualTo(many));

        say(new BackupDeleted("before", "platform"));
        until(() -> assertThat(database.expiries("COMPLETED")).isEqualTo(many));
    }

    @Test
    void copiesOfKeysHaveFewerDaysThanCopiesOfWhatTheySeal() {
        assertThat(config.ownDatabases().stream()
                        .filter(store -> store.endsWith("_keys"))
                        .map(store -> config.stores().get(store).goneWithinDays()))
                .hasSize(3)
                .allMatch(days -> days.getAsInt() < config.goneWithinDays());
    }

    @Test
    void unknownStoreIsAProblem() {
        given().get("/v1/backups/stores/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aCopyTakenBetweenARestoreAndItsReplayHoldsThePersonAgain() {
        UUID request = goneByItsDay();
        say(taken("between", clock.instant()));
        pass(Duration.ofHours(1));

        replayed(request, "platform", "restore-1");

        until(() -> assertThat(wire.heard(request, BackupExpiryScheduled.class))
                .extracting(BackupExpiryScheduled::goneBy)
                .last()
                .isEqualTo(LocalDate.now(clock).plusDays(60)));
        expiry(request)
                .body("state", equalTo("scheduled"))
                .body("goneBy", equalTo(LocalDate.now(clock).plusDays(60).toString()))
                .body("heldBy[0].copies", hasItem("between"));
        passAnd(PAST_THE_DAY, taken("late", clock.instant().plus(PAST_THE_DAY)));
        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class))
                .containsExactly(new BackupExpiryOverdue(request, "platform")));

        say(new BackupDeleted("after", "platform"));
        say(new BackupDeleted("between", "platform"));

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(2));
        assertThat(ids(request)).doesNotHaveDuplicates();
    }

    @Test
    void aReplayAfterWhichAllCopiesBeginIsSeenToBeGoneAtOnce() {
        UUID request = goneByItsDay();
        say(new BackupDeleted("after", "platform"));
        replayed(request, "platform", "restore-1");
        worker.wake();

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(2));
        expiry(request).body("state", equalTo("completed"));
    }

    @Test
    void aReplayOfADatabaseOfGewistsOwnLeavesCopiesOfOtherStoresAlone() {
        UUID request = goneByItsDay();
        pass(Duration.ofHours(1));

        replayed(request, "gewist_audit", "restore-1");

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(2));
        assertThat(wire.heard(request, BackupExpiryOverdue.class)).isEmpty();
    }

    @Test
    void aReplayToldAgainOrOlderThanTheLastIsLookedAtAndMovesNoDay() {
        UUID request = goneByItsDay();
        say(new BackupDeleted("after", "platform"));
        Instant latest = clock.instant();
        replayed(request, "platform", "restore-2", latest);
        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(2));
        LocalDate goneBy =
                wire.heard(request, BackupExpiryScheduled.class).getLast().goneBy();

        replayed(request, "platform", "restore-2/again", latest);
        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(3));
        replayed(request, "platform", "restore-1", latest.minus(Duration.ofHours(1)));

        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(4));
        assertThat(wire.heard(request, BackupExpiryScheduled.class))
                .hasSize(4)
                .last()
                .isEqualTo(new BackupExpiryScheduled(request, goneBy));
    }

    @Test
    void aReplayThatIsToldBeforeItsCompletionCounts() {
        UUID request = UUID.randomUUID();
        pass(Duration.ofDays(1));
        replayed(request, "platform", "restore-1");
        say(taken("between", clock.instant().minus(Duration.ofHours(1))));

        wire.say(
                new ErasureCompleted(request, 1, Map.of()),
                5,
                "1",
                clock.instant().minus(Duration.ofHours(2)));

        until(() -> expiry(request).body("heldBy[0].copies", hasItem("between")));
        until(() -> assertThat(wire.heard(request, BackupExpiryScheduled.class))
                .containsExactly(
                        new BackupExpiryScheduled(request, LocalDate.now(clock).plusDays(60))));
    }

    @Test
    void aReplayOfAnUnknownRequestIsKeptAndSaysNothing() {
        UUID request = UUID.randomUUID();
        replayed(request, "platform", "restore-1");
        replayed(completed(), "platform", "restore-1");
        look();

        assertThat(wire.heard(request)).isEmpty();
        given().get("/v1/backups/expiries/" + request).then().statusCode(404);
    }

    @Test
    void anErasureThatWasOverdueStaysSoWhateverIsReplayed() {
        UUID request = completed();
        say(taken("before", clock.instant().minus(Duration.ofDays(1))));
        pass(PAST_THE_DAY);
        say(taken("after", clock.instant()));
        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class)).hasSize(1));

        replayed(request, "platform", "restore-1");
        pass(Duration.ofDays(1));

        until(() -> assertThat(wire.heard(request, BackupExpiryOverdue.class)).hasSize(2));
    }

    /** All copies that are there, {@code after}, were begun after it was completed. */
    private UUID goneByItsDay() {
        UUID request = completed();
        say(taken("after", clock.instant().plusSeconds(1)));
        passAnd(PAST_THE_DAY, new BackupDeleted("none-of-these", "platform"));
        until(() -> assertThat(wire.heard(request, BackupExpiryCompleted.class)).hasSize(1));
        return request;
    }

    /** Nothing is looked up before it is known. */
    private void passAnd(Duration duration, Event event) {
        leap(duration);
        say(event);
        accept();
    }

    private void replayed(UUID request, String store, String restore) {
        replayed(request, store, restore, clock.instant());
    }

    private void replayed(UUID request, String store, String restore, Instant at) {
        long before = database.recordsRead();
        wire.say(new ErasureReplayed(request, store, "backup-1", Map.of()), 5, restore, at);
        until(() -> assertThat(database.recordsRead()).isGreaterThan(before));
        worker.wake();
    }

    private List<String> ids(UUID request) {
        return wire.heard(request).stream().map(event -> event.header().id()).toList();
    }

    private UUID completed() {
        UUID request = UUID.randomUUID();
        wire.say(new ErasureCompleted(request, 1, Map.of()), 5, "1", clock.instant());
        until(() -> assertThat(wire.heard(request, BackupExpiryScheduled.class)).hasSize(1));
        assertThat(wire.heard(request, BackupExpiryScheduled.class).getFirst().goneBy())
                .isEqualTo(LocalDate.now(clock).plusDays(60));
        return request;
    }

    private BackupTaken taken(String id, Instant startedAt) {
        return new BackupTaken(id, "platform", startedAt, startedAt, true, "eu-west-1");
    }

    /** Says it, and returns when it is known. */
    private void say(Event event) {
        long before = database.recordsRead();
        wire.sayOfBackups(event, UUID.randomUUID().toString(), clock.instant());
        until(() -> assertThat(database.recordsRead()).isGreaterThan(before));
    }

    private void pass(Duration duration) {
        leap(duration);
        accept();
    }

    private void leap(Duration duration) {
        ((OffsetClock) clock).advance(duration);
        leapt = leapt.plus(duration);
    }

    private void accept() {
        guard.mayDestroy();
        guard.release("test", "clock-was-moved");
        worker.wake();
    }

    /** Returns when the worker has looked since. */
    private void look() {
        long before = worker.looks();
        until(() -> {
            worker.wake();
            assertThat(worker.looks()).isGreaterThan(before + 1);
        });
    }

    private static ValidatableResponse expiry(UUID request) {
        return given().get("/v1/backups/expiries/" + request).then().statusCode(200);
    }

    private static ValidatableResponse alarms() {
        return given().get("/v1/backups/alarms").then().statusCode(200);
    }

    private static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
    }
}
