package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupDeleted;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RestoreEvent.RestoreBlocked;
import nl.gewist.contract.RestoreEvent.RestoreReplayed;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store is put back from a backup that still holds people who were erased since. */
@QuarkusTest
@DeletionServiceTest
class RestoreTest {
    @Inject
    Conversation conversation;

    @Inject
    Wire wire;

    @Inject
    Sample sample;

    @Inject
    StoreBackup backup;

    @Inject
    OwnDatabase own;

    @Inject
    Clock clock;

    @BeforeEach
    void take() {
        backup.take();
    }

    /** Other tests ask whether all is well, and what the next learner's id is. */
    @AfterEach
    void cleanUp() {
        sample.execute("delete from learner where learner_id >= 900000000000");
        JsonPath open = given().get("/v1/restores?open=true").jsonPath();
        open.<String>getList("restoreId").forEach(id -> {
            awaitEnd(UUID.fromString(id));
            given().post("/v1/restores/" + id + "/accept?role=tester&reason=test-over");
        });
    }

    @Test
    void theErasedAreErasedAgainAndNobodyElse() {
        String learner = sample.learner();
        String bystander = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        ErasureCompleted first = conversation.erased(conversation.request(learner));
        Map<String, Long> othersRows = rowsOf(bystander);
        backup.putBack();
        assertThat(sample.leftovers(values)).isNotEmpty();

        UUID restore = restored(backup.restored());

        assertDone(restore);
        assertThat(sample.leftovers(values)).isEmpty();
        assertThat(rowsOf(bystander)).isEqualTo(othersRows);
        ErasureReplayed again = conversation.awaits(first.requestId(), ErasureReplayed.class);
        assertThat(again.counts()).isEqualTo(first.counts());
        assertThat(wire.heard(first.requestId(), ErasureAnnounced.class)).hasSize(1);
        assertThat(wire.heard(first.requestId(), ErasureCompleted.class)).hasSize(1);
        assertThat(own.counts(first.requestId())).isEqualTo(first.counts());
        assertThat(said(RestoreReplayed.class)).singleElement().satisfies(said -> {
            assertThat(said.replayed()).isEqualTo(said.erasures()).isPositive();
            assertThat(said.codes()).isEmpty();
        });
    }

    @Test
    void anOwnersPartIsAppliedAgainAsThatPart() {
        String learner = sample.learnerOfTwo();
        String owner = sample.ownersOf(learner).getFirst();
        conversation.erased(conversation.ownersRequest(learner, owner));
        Map<String, Long> left = rowsOf(learner);
        backup.putBack();
        assertThat(rowsOf(learner)).isNotEqualTo(left);

        assertDone(restored(backup.restored()));

        assertThat(rowsOf(learner)).isEqualTo(left).containsKey("learner");
    }

    @Test
    void twoPartsOfOneLearnerAreAppliedInTheirOrder() {
        String learner = sample.learnerOfTwo();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        List<String> owners = sample.ownersOf(learner);
        owners.forEach(owner -> conversation.erased(conversation.ownersRequest(learner, owner)));
        backup.putBack();

        assertDone(restored(backup.restored()));

        assertThat(sample.leftovers(values)).isEmpty();
    }

    @Test
    void whatWasErasedBeforeTheBackupBeganIsLeftAlone() {
        ErasureCompleted before = conversation.erased(conversation.request(sample.learner()));
        backup.take();
        backup.putBack();

        UUID restore = restored(backup.restored());

        assertDone(restore);
        assertThat(wire.heard(before.requestId(), ErasureReplayed.class)).isEmpty();
    }

    @Test
    void theSameEventAgainIsTheSameRestoreAndAnotherOneOfThatBackupIsAnother() {
        BackupRestored event = backup.restored();
        wire.say("told-once", event);
        wire.say("told-once", event);
        wire.say(new BackupDeleted(event.backupId(), event.store()));
        wire.say("told-anew", event);
        wire.flush();

        await().atMost(Conversation.SOON).until(() -> restoresOf(event).size() == 2);
        assertThat(restoresOf(event)).doesNotHaveDuplicates();
        restoresOf(event).forEach(this::assertDone);
    }

    @Test
    void scriptsWithoutKafkaTellItByRest() {
        String body = """
                {"store": "platform", "backupId": "%s", "startedAt": "%s", "id": "job-1"}""".formatted(backup.restored().backupId(), backup.startedAt());
        UUID restore = UUID.fromString(tell(body).statusCode(202).extract().path("restoreId"));

        assertThat(tell(body).statusCode(202).extract().<String>path("restoreId"))
                .isEqualTo(restore.toString());
        assertDone(restore);
        tell("{\"store\": \"platform\"}").statusCode(400).body("detail", containsString("startedAt"));
        tell("{}").statusCode(400);
        given().get("/v1/restores/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void anUnknownStoreIsSeenAndWaitsForAPerson() {
        UUID restore = restored(new BackupRestored("warehouse", "b-1", backup.startedAt()));

        assertAttention(restore, "unknown-store");
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'restored stores may be opened' }.status", equalTo("DOWN"));
        assertThat(given().get("/q/metrics").asString()).contains("gewist_restore_open 1.0");
        given().post("/v1/restores/" + restore + "/accept").then().statusCode(400);
        given().post("/v1/restores/" + restore + "/accept?role=privacy-officer&reason=misspelt")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"), "acceptedBy", equalTo("privacy-officer"));
        given().post("/v1/restores/" + restore + "/accept?role=privacy-officer&reason=misspelt")
                .then()
                .statusCode(409);
    }

    @Test
    void aBackupFromTheFutureHasEverythingAppliedAgainAndWaitsForAPerson() {
        ErasureCompleted erased = conversation.erased(conversation.request(sample.learner()));
        backup.putBack();

        UUID restore = restored(
                new BackupRestored("platform", "b-future", clock.instant().plus(Duration.ofDays(9))));

        assertAttention(restore, "started-in-future");
        conversation.awaits(erased.requestId(), ErasureReplayed.class);
    }

    @Test
    void anAbsurdlyOldBackupHasEverythingAppliedAgain() {
        ErasureCompleted erased = conversation.erased(conversation.request(sample.learner()));
        backup.putBack();

        UUID restore = restored(new BackupRestored("platform", "b-old", Instant.MIN));

        assertThat(codes(awaitEnd(restore))).contains("backup-too-old");
        conversation.awaits(erased.requestId(), ErasureReplayed.class);
    }

    @Test
    void somebodyWhoSignedUpAgainIsLeftAlone() {
        var person = sample.unmistakable(clock.instant().minus(Duration.ofDays(400)));
        conversation.erased(conversation.request(person.id()));
        sample.enter(person, clock.instant().plusSeconds(60));

        UUID restore = restored(backup.restored());

        assertThat(codes(assertDone(restore))).contains("created-after-request");
        assertThat(sample.count("select count(*) from learner where learner_id = " + person.id()))
                .isEqualTo(1);
    }

    @Test
    void anAddressThatSomebodyElseHasNowSelectsNothingAndIsReported() {
        var person = sample.unmistakable(clock.instant().minus(Duration.ofDays(400)));
        conversation.erased(conversation.request(person.id()));
        var other = new Sample.Unmistakable(
                person.id() + "1", person.email(), "+31 6 99887766", "Somebody New" + person.id());
        sample.enter(other, clock.instant());

        UUID restore = restored(backup.restored());

        assertThat(codes(assertDone(restore))).contains("identifier-held");
        assertThat(sample.count("select count(*) from learner where learner_id = " + other.id()))
                .isEqualTo(1);
    }

    @Test
    void anInvoiceThatTheVaultDoesNotHoldStaysAndSoDoesItsPersonUntilItIsGone() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        conversation.erased(conversation.request(learner));
        backup.putBack();
        sample.addInvoice(learner);

        UUID restore = restored(backup.restored());

        assertAttention(restore, "invoices-not-secured");
        assertThat(said(RestoreBlocked.class))
                .singleElement()
                .satisfies(said -> assertThat(said.codes()).contains("invoices-not-secured"));
        assertThat(sample.leftovers(values)).isNotEmpty();
        deleteNewestInvoice(learner);
        given().post("/v1/restores/" + restore + "/retry").then().statusCode(200);
        assertDone(restore);
        assertThat(sample.leftovers(values)).isEmpty();
    }

    @Test
    void whoseRequestIsClosedIsOnlyCounted() {
        ErasureCompleted erased = conversation.erased(conversation.request(sample.learner()));
        conversation.say(new BackupExpiryCompleted(erased.requestId()));
        await().atMost(Conversation.SOON)
                .until(() -> given().get("/v1/deletions/" + erased.requestId()).path("backupsGoneAt") != null);
        conversation.sweeps();
        conversation.awaits(erased.requestId(), ErasureClosed.class);

        UUID restore = restored(backup.restored());

        assertAttention(restore, "closed-requests");
        given().get("/v1/restores/" + restore)
                .then()
                .body("findings.find { it.code == 'closed-requests' }.requests", greaterThanOrEqualTo(1));
        given().post("/v1/restores/" + restore + "/accept?role=privacy-officer&reason=rows-deleted")
                .then()
                .statusCode(200);
        assertThat(said(RestoreReplayed.class))
                .singleElement()
                .satisfies(said -> assertThat(said.role()).isEqualTo("privacy-officer"));
    }

    @Test
    void nothingIsClosedBeforeItIsAppliedAgainAndSearchedForOnceMore() {
        String learner = sample.learner();
        UUID request = conversation.erased(conversation.request(learner)).requestId();
        conversation.sweeps();
        backup.putBack();
        sample.addInvoice(learner);
        UUID restore = restored(backup.restored());
        assertAttention(restore, "invoices-not-secured");

        conversation.say(new BackupExpiryCompleted(request));
        conversation.sweeps();
        conversation.closerLooks();

        assertThat(own.state(request)).isEqualTo("completed");
        deleteNewestInvoice(learner);
        given().post("/v1/restores/" + restore + "/retry").then().statusCode(200);
        assertDone(restore);
    }

    @Test
    void backupsOfWhatWasAppliedAgainCountAsThereUntilRetentionHasLookedAnew() {
        UUID request =
                conversation.erased(conversation.request(sample.learner())).requestId();
        conversation.say(new BackupExpiryCompleted(request));
        await().atMost(Conversation.SOON)
                .until(() -> given().get("/v1/deletions/" + request).path("backupsGoneAt") != null);
        backup.putBack();

        assertDone(restored(backup.restored()));

        given().get("/v1/deletions/" + request).then().body("backupsGoneAt", nullValue());
    }

    @Test
    void dyingAfterTheStoresCommitCostsNoCounts() {
        ErasureCompleted erased = conversation.erased(conversation.request(sample.learner()));
        backup.putBack();
        UUID restore = restored(backup.restored());
        assertDone(restore);
        own.rewindToReplaying(restore, erased.requestId());

        conversation.replayerLooks();

        assertDone(restore);
        given().get("/v1/restores/" + restore + "/requests")
                .then()
                .body(
                        "find { it.requestId == '%s' }.counts.'platform.learner'.removed".formatted(erased.requestId()),
                        equalTo(1));
        assertThat(wire.heard(erased.requestId(), ErasureReplayed.class))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said.counts()).isEqualTo(erased.counts()));
    }

    @Test
    void whatWasAboutToBeCompletedIsWaitedFor() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        ErasureCompleted erased = conversation.erased(conversation.request(learner));
        own.failed(erased.requestId(), "57014");
        backup.putBack();

        UUID restore = restored(backup.restored());

        assertAttention(restore, "request-failed");
        given().post("/v1/deletions/" + erased.requestId() + "/retry").then().statusCode(200);
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(own.state(erased.requestId())).isEqualTo("completed"));
        given().post("/v1/restores/" + restore + "/retry").then().statusCode(200);
        assertDone(restore);
        assertThat(sample.leftovers(values)).isEmpty();
    }

    @Test
    void aCustomerComesAfterTheLearners() {
        String customer = sample.customerWithoutLearners();
        String learner = sample.learner();
        backup.take();
        List<PersonValues> values = sample.valuesOfCustomer(customer);
        DeletionRequested request = conversation.customersRequest(customer);
        UUID id = conversation.announced(request);
        conversation.participantsAnswerForCustomer(id, customer, 1);
        conversation.awaits(id, ErasureCompleted.class);
        backup.putBack();
        sample.execute("""
                insert into enrolment (learner_id, training_id)
                select %s, training_id from training where customer_id = %s limit 1""".formatted(learner, customer));

        UUID restore = restored(backup.restored());

        assertAttention(restore, "learners-left");
        sample.execute(
                "delete from enrolment where learner_id = %s and training_id in (select training_id from training where customer_id = %s)"
                        .formatted(learner, customer));
        given().post("/v1/restores/" + restore + "/retry").then().statusCode(200);
        assertDone(restore);
        assertThat(sample.leftovers(values)).isEmpty();
    }

    private UUID restored(BackupRestored event) {
        wire.say(event);
        wire.flush();
        await().atMost(Conversation.SOON).until(() -> !restoresOf(event).isEmpty());
        return restoresOf(event).getFirst();
    }

    private static List<UUID> restoresOf(BackupRestored event) {
        return given()
                .get("/v1/restores?store=" + event.store())
                .jsonPath()
                .<Map<String, String>>getList("findAll { it.backupId == '%s' }".formatted(event.backupId()))
                .stream()
                .map(restore -> UUID.fromString(restore.get("restoreId")))
                .toList();
    }

    private JsonPath awaitEnd(UUID restore) {
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () -> given().get("/v1/restores/" + restore).then().body("settledAt", notNullValue()));
        return given().get("/v1/restores/" + restore).jsonPath();
    }

    private JsonPath assertDone(UUID restore) {
        JsonPath end = awaitEnd(restore);
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("done");
        return end;
    }

    private void assertAttention(UUID restore, String code) {
        JsonPath end = awaitEnd(restore);
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("attention");
        assertThat(codes(end)).contains(code);
    }

    private static List<String> codes(JsonPath restore) {
        return restore.getList("findings.code");
    }

    private static ValidatableResponse tell(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/restores")
                .then();
    }

    private <E extends Event> List<E> said(Class<E> kind) {
        String backupId = backup.restored().backupId();
        return await().atMost(Conversation.SOON)
                .until(
                        () -> wire.heard().stream()
                                .map(EventCodec.Decoded::event)
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .filter(event -> event.toString().contains(backupId))
                                .toList(),
                        events -> !events.isEmpty());
    }

    private void deleteNewestInvoice(String learner) {
        String newest = "(select max(invoice_id) from learner_invoice where learner_id = " + learner + ")";
        sample.execute("delete from learner_invoice_line where invoice_id = " + newest
                + "; delete from learner_invoice where invoice_id = " + newest);
    }

    private Map<String, Long> rowsOf(String learner) {
        return sample.read(connection -> LearnerRows.of(connection, Long.parseLong(learner)));
    }
}
