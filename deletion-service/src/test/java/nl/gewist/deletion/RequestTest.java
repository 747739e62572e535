package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import org.junit.jupiter.api.Test;

/** The state table up to the announcement, and everything a platform can get wrong. */
@QuarkusTest
@DeletionServiceTest
class RequestTest {
    @Inject
    Conversation conversation;

    @Inject
    Wire wire;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Inject
    java.time.Clock clock;

    @Test
    void aRequestIsRegisteredWithItsDeadlineAndAnnouncedAfterTheGrace() {
        DeletionRequested request = conversation.request(sample.learner());

        conversation.registered(request);
        var registered = conversation.awaits(request.requestId(), ErasureRegistered.class);
        assertThat(registered.deadline())
                .isEqualTo(LocalDate.ofInstant(request.requestedAt(), java.time.ZoneId.of("Europe/Amsterdam"))
                        .plusMonths(1));
        assertThat(conversation.heard(request.requestId())).noneMatch(ErasureAnnounced.class::isInstance);
        conversation.graceIsOver();

        var announced = conversation.awaits(request.requestId(), ErasureAnnounced.class);
        assertThat(announced.round()).isEqualTo(1);
        assertThat(announced.participants()).containsExactly("retention", "notification");
    }

    @Test
    void theSameRequestTwiceInABatchAndADayLaterIsOneRequest() {
        DeletionRequested request = conversation.request(sample.learner());
        wire.say(request);
        wire.say(request);
        wire.flush();
        conversation.awaits(request.requestId(), ErasureRegistered.class);
        ((nl.gewist.messaging.OffsetClock) clock).advance(Duration.ofDays(1));
        wire.say(request);
        neighbourIsRegistered();

        assertThat(wire.heard(request.requestId(), ErasureRegistered.class)).hasSize(1);
        assertThat(wire.heard(request.requestId(), ErasureRejected.class)).isEmpty();
    }

    @Test
    void aSecondRequestForOneSubjectNamesTheFirst() {
        String learner = sample.learner();
        DeletionRequested first = conversation.request(learner);
        DeletionRequested second = conversation.request(learner);
        while (wire.partition(first) == wire.partition(second)) {
            second = conversation.request(learner);
        }
        UUID firstId = first.requestId();
        UUID secondId = second.requestId();
        wire.say(first);
        wire.say(second);
        wire.flush();

        // Either may be read first, but only one is accepted.
        await().atMost(Conversation.SOON)
                .until(() ->
                        wire.heard(firstId).size() == 1 && wire.heard(secondId).size() == 1);
        var rejections = wire.heard().stream()
                .map(EventCodec.Decoded::event)
                .filter(ErasureRejected.class::isInstance)
                .map(ErasureRejected.class::cast)
                .filter(rejection -> rejection.requestId().equals(firstId)
                        || rejection.requestId().equals(secondId))
                .toList();
        assertThat(rejections).hasSize(1);
        UUID other = rejections.getFirst().requestId().equals(firstId) ? secondId : firstId;
        assertThat(rejections.getFirst()).satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("duplicate");
            assertThat(rejection.firstRequestId()).isEqualTo(other);
        });
    }

    @Test
    void oneThatIsErasedAlreadyIsADuplicateUntilItIsClosed() {
        String learner = sample.learner();
        ErasureCompleted first = conversation.erased(conversation.request(learner));

        UUID second = conversation.ask(conversation.request(learner));

        assertThat(conversation.rejection(second)).isEqualTo("duplicate");
        assertThat(wire.heard(second, ErasureRejected.class).getFirst().firstRequestId())
                .isEqualTo(first.requestId());
    }

    @Test
    void aRequestFromTheFutureIsRejected() {
        DeletionRequested request = at(sample.learner(), clock.instant().plus(Duration.ofDays(1)));

        assertThat(conversation.rejection(conversation.ask(request))).isEqualTo("requested-in-future");
    }

    @Test
    void somebodyWhoCameBackAfterTheRequestIsNotErased() {
        String learner = sample.learner();
        DeletionRequested request = at(learner, Instant.parse("2020-01-01T00:00:00Z"));
        conversation.registered(request);
        conversation.graceIsOver();

        assertThat(conversation.rejection(request.requestId())).isEqualTo("created-after-request");
        assertThat(sample.count("select count(*) from learner where learner_id = " + learner))
                .isEqualTo(1);
    }

    @Test
    void aScopeTheOwnerDoesNotHoldIsRejected() {
        String learner = sample.learner();
        DeletionRequested request = conversation.ownersRequest(learner, "999999");
        conversation.registered(request);
        conversation.graceIsOver();

        assertThat(conversation.rejection(request.requestId())).isEqualTo("scope-not-held");
    }

    @Test
    void aCustomerHasNoOwnersPart() {
        var request = new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.CUSTOMER, "1"),
                clock.instant(),
                RequestedBy.SUBJECT,
                new Scope("1"),
                null,
                null);

        assertThat(conversation.rejection(conversation.ask(request))).isEqualTo("scope-not-held");
    }

    @Test
    void anIdOfAnotherTypeThanTheMapsErasesNothingAndCompletes() {
        ErasureCompleted completed = conversation.erased(conversation.request("no-such-learner"));

        assertThat(completed.counts().values())
                .allSatisfy(counts -> assertThat(counts.removed()).isZero());
    }

    @Test
    void aCancellationBeforeItsRequestIsRemembered() {
        DeletionRequested request = conversation.request(sample.learner());
        conversation.say(new DeletionCancelled(request.requestId()));
        neighbourIsRegistered();

        conversation.ask(request);

        conversation.awaits(request.requestId(), ErasureCancelled.class);
        assertThat(own.state(request.requestId())).isEqualTo("cancelled");
    }

    @Test
    void aCancellationJustInTimeWinsHoweverFarBehindTheConsumerIs() throws Exception {
        DeletionRequested request = conversation.request(sample.learner());
        conversation.registered(request);
        // The consumer stands still: it cannot claim anything while the test holds its inbox.
        try (var connection = own.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table inbox in access exclusive mode");
            conversation.say(new DeletionCancelled(request.requestId()));
            conversation.graceIsOver();
            conversation.announcerLooks();
            assertThat(own.state(request.requestId())).isEqualTo("registered");
            connection.rollback();
        }

        conversation.awaits(request.requestId(), ErasureCancelled.class);
        assertThat(wire.heard(request.requestId(), ErasureAnnounced.class)).isEmpty();
    }

    @Test
    void aCancellationTooLateChangesNothing() {
        String learner = sample.learner();
        UUID request = conversation.announced(conversation.request(learner));
        conversation.say(new DeletionCancelled(request));
        conversation.participantsAnswer(request, learner, null, 1);

        conversation.awaits(request, ErasureCompleted.class);
        assertThat(wire.heard(request, ErasureCancelled.class)).isEmpty();
        given().delete("/v1/deletions/" + request)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("completed"));
    }

    @Test
    void badRecordsAreAnsweredOrBecomeDeadLettersAndTheirNeighboursGoOn() {
        DeletionRequested first = conversation.request(sample.learner());
        DeletionRequested last = conversation.request(sample.learner());
        DeletionRequested malformed = conversation.request(sample.learner());
        DeletionRequested incomplete = conversation.request(sample.learner());
        DeletionRequested keyless = conversation.request(sample.learner());
        String topic = "gewist.requests";
        wire.say(first);
        wire.raw(topic, "k", "}{".getBytes(UTF_8), null);
        wire.raw(topic, "k", "[1, 2]".getBytes(UTF_8), null);
        wire.raw(topic, "k", json(first).getBytes(UTF_8), "text/html");
        wire.raw(
                topic,
                "k",
                json(first).replace("deletion.requested", "deletion.wanted").getBytes(UTF_8),
                null);
        wire.raw(topic, "k", json(first).replace("requested.v1", "requested.v9").getBytes(UTF_8), null);
        wire.raw(
                topic,
                "k",
                json(first).replace(first.requestId().toString(), "1").getBytes(UTF_8),
                null);
        wire.raw(topic, "k", (json(first) + " ".repeat(70_000)).getBytes(UTF_8), null);
        wire.raw(
                topic,
                "k",
                json(malformed)
                        .replace("\"id\":\"" + malformed.subject().id(), "\"id\":\"jan@example.nl")
                        .getBytes(UTF_8),
                null);
        wire.raw(
                topic,
                "k",
                json(incomplete).replace("\"requestedBy\"", "\"by\"").getBytes(UTF_8),
                null);
        wire.raw(topic, null, json(keyless).getBytes(UTF_8), null);
        wire.say(last);
        wire.flush();

        conversation.awaits(first.requestId(), ErasureRegistered.class);
        conversation.awaits(keyless.requestId(), ErasureRegistered.class);
        conversation.awaits(last.requestId(), ErasureRegistered.class);
        assertThat(conversation.awaits(malformed.requestId(), ErasureRejected.class))
                .isEqualTo(new ErasureRejected(malformed.requestId(), "malformed-field", "subject.id", null));
        assertThat(conversation.awaits(incomplete.requestId(), ErasureRejected.class))
                .isEqualTo(new ErasureRejected(incomplete.requestId(), "missing-field", "requestedBy", null));
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(wire.deadLetterReasons())
                        .contains(
                                "not-json",
                                "not-a-cloudevent",
                                "wrong-content-type",
                                "unknown-type",
                                "unsupported-version",
                                "malformed-field.requestId",
                                "too-large"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void heldAndReleasedRequestsGoOnWhereTheyStopped() {
        UUID request = conversation.registered(conversation.request(sample.learner()));
        given().post("/v1/deletions/" + request + "/hold?code=court-order")
                .then()
                .statusCode(200)
                .body("state", equalTo("held"), "code", equalTo("court-order"));
        conversation.awaits(request, ErasureHeld.class);
        conversation.graceIsOver();
        conversation.announcerLooks();
        assertThat(own.state(request)).isEqualTo("held");

        given().post("/v1/deletions/" + request + "/release").then().statusCode(200);

        conversation.awaits(request, ErasureReleased.class);
        assertThat(conversation.awaits(request, ErasureAnnounced.class).round()).isEqualTo(1);
        given().post("/v1/deletions/" + request + "/hold").then().statusCode(200);
        given().post("/v1/deletions/" + request + "/release").then().statusCode(200);
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(wire.heard(request, ErasureAnnounced.class)
                                .getLast()
                                .round())
                        .isEqualTo(2));
    }

    @Test
    void aRequestByRestIsTheSameAsOneByKafka() {
        DeletionRequested request = conversation.request(sample.learner());
        String body = EventCodec.mapper().valueToTree(request).toString();
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/deletions")
                    .then()
                    .statusCode(202)
                    .body("state", equalTo("registered"), "subjectType", equalTo("learner"));
        }
        conversation.awaits(request.requestId(), ErasureRegistered.class);

        given().delete("/v1/deletions/" + request.requestId())
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        assertThat(wire.heard(request.requestId(), ErasureRegistered.class)).hasSize(1);
        conversation.awaits(request.requestId(), ErasureCancelled.class);
    }

    @Test
    void restErrorsNameTheCureAndRepeatNothing() {
        given().contentType("application/json")
                .body(Map.of(
                        "requestId",
                        UUID.randomUUID(),
                        "subject",
                        Map.of("type", "learner", "id", "jan@example.nl"),
                        "requestedAt",
                        "2026-11-01T12:00:00Z",
                        "requestedBy",
                        "subject"))
                .post("/v1/deletions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("malformed-field: subject.id"))
                .body(org.hamcrest.Matchers.not(containsString("jan@")));
        given().get("/v1/deletions/17").then().statusCode(400);
        given().get("/v1/deletions/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/deletions?state=gone").then().statusCode(400).body("detail", containsString("REGISTERED"));
        given().contentType("application/json")
                .body("{")
                .post("/v1/deletions")
                .then()
                .statusCode(400);
    }

    private DeletionRequested at(String learner, Instant requestedAt) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.LEARNER, learner),
                requestedAt,
                RequestedBy.PLATFORM,
                null,
                null,
                null);
    }

    private void neighbourIsRegistered() {
        conversation.registered(conversation.request(sample.learner()));
    }

    private static String json(DeletionRequested request) {
        return EventCodec.encode(new Outgoing(request, 0, "1", Instant.EPOCH), "test");
    }
}
