package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.Event;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.deletion.request.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More requests in an hour than the limit, which is 50 in the tests: 5% of the sample's 120 learners would be 6. */
@QuarkusTest
@DeletionServiceTest
class SurgeTest {
    private static final int LIMIT = 50;
    private static final int SURPLUS = 7;
    private static final String NOTE = "Anna de Vries called: it is their own import";

    @Inject
    Conversation conversation;

    @Inject
    Wire wire;

    @Inject
    OwnDatabase own;

    @Inject
    Workers workers;

    @Inject
    Registration registration;

    @BeforeEach
    void anotherHour() {
        conversation.graceIsOver();
    }

    @AfterEach
    void leaveNothingHeld() {
        given().post("/v1/quarantine/learner/release?role=operator&reason=test-is-over")
                .then()
                .statusCode(200);
        conversation.graceIsOver();
    }

    @Test
    void theSurplusIsHeldAndTheOthersGoOn() {
        List<UUID> requests = surge(LIMIT + SURPLUS);

        List<UUID> held = held(requests);
        assertThat(held).hasSize(SURPLUS);
        held.forEach(request -> assertThat(
                        conversation.awaits(request, ErasureHeld.class).code())
                .isEqualTo("surge"));
        conversation.graceIsOver();
        requests.stream()
                .filter(request -> !held.contains(request))
                .forEach(request -> conversation.awaits(request, ErasureAnnounced.class));
        assertThat(states(held)).containsOnly("held");
    }

    @Test
    void anHourLaterRequestsPassAgain() {
        held(surge(LIMIT + SURPLUS));
        conversation.graceIsOver();

        UUID later = conversation.registered(conversation.request("nobody-later"));

        assertThat(own.state(later)).isEqualTo("registered");
    }

    @Test
    void batchesAtTheSameTimeCountTogether() throws InterruptedException, ExecutionException {
        List<List<DeletionRequested>> batches = IntStream.range(0, 8)
                .mapToObj(batch -> requests(10, "at-once-" + batch + "-"))
                .toList();
        List<Callable<Object>> registrations = batches.stream()
                .map(batch -> Executors.callable(() -> io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                        .run(() -> registration.register(batch))))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Object> future : threads.invokeAll(registrations)) {
                future.get();
            }
        }

        assertThat(states(ids(batches.stream().flatMap(List::stream).toList())))
                .filteredOn("held"::equals)
                .hasSize(80 - LIMIT);
    }

    @Test
    void redeliveryHoldsNobodyElse() {
        List<DeletionRequested> requests = requests(LIMIT, "twice-");
        requests.forEach(wire::say);
        wire.flush();
        areKnown(requests);

        requests.forEach(wire::say);
        wire.flush();
        conversation.registered(conversation.customersRequest("neighbour-of-a-redelivery"));

        assertThat(states(ids(requests))).containsOnly("registered");
    }

    @Test
    void theMonthGoesOnInQuarantine() {
        UUID request = held(surge(LIMIT + 1)).getFirst();

        var registered = conversation.awaits(request, ErasureRegistered.class);

        given().get("/v1/deletions/" + request)
                .then()
                .body("deadline", equalTo(registered.deadline().toString()));
        given().get("/v1/quarantine")
                .then()
                .body("[0].subjectType", equalTo("learner"))
                .body("[0].nearestDeadline", equalTo(registered.deadline().toString()));
    }

    @Test
    void releaseNeedsARoleAndAReasonAndKeepsThem() {
        UUID request = held(surge(LIMIT + 1)).getFirst();

        given().post("/v1/deletions/" + request + "/release").then().statusCode(400);
        given().post("/v1/quarantine/learner/release?role=operator").then().statusCode(400);
        given().body(NOTE)
                .post("/v1/deletions/" + request + "/release?role=privacy-officer&reason=own-import")
                .then()
                .statusCode(200)
                .body("state", equalTo("registered"))
                .body("releasedBy", equalTo("privacy-officer"))
                .body("releaseReason", equalTo("own-import"))
                .body("releaseNote", equalTo(NOTE));

        var released = conversation.awaits(request, ErasureReleased.class);
        assertThat(released.role()).isEqualTo("privacy-officer");
        assertThat(released.reason()).isEqualTo("own-import");
        assertThat(conversation.heard(request).stream().map(Event::toString)).noneMatch(text -> text.contains("Anna"));
    }

    @Test
    void allOfATypeAreReleasedAtOnce() {
        List<UUID> held = held(surge(LIMIT + SURPLUS));

        given().post("/v1/quarantine/learner/release?role=operator&reason=own-import")
                .then()
                .statusCode(200)
                .body("requests", equalTo(SURPLUS));

        held.forEach(request -> assertThat(
                        conversation.awaits(request, ErasureReleased.class).reason())
                .isEqualTo("own-import"));
        conversation.graceIsOver();
        held.forEach(request -> conversation.awaits(request, ErasureAnnounced.class));
    }

    @Test
    void oneInQuarantineCanBeCancelled() {
        UUID request = held(surge(LIMIT + 1)).getFirst();

        conversation.say(new DeletionCancelled(request));

        conversation.awaits(request, ErasureCancelled.class);
        assertThat(own.state(request)).isEqualTo("cancelled");
    }

    @Test
    void healthAndMetricsSayWhatWaits() {
        held(surge(LIMIT + SURPLUS));
        workers.look("SurgeWatch");

        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'no requests in quarantine' }.data.learner", equalTo(SURPLUS));
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("gewist_surge_quarantined{subject=\"learner\"} " + SURPLUS + ".0");
    }

    private List<UUID> surge(int number) {
        List<DeletionRequested> requests = requests(number, "nobody-" + UUID.randomUUID() + "-");
        requests.forEach(wire::say);
        wire.flush();
        areKnown(requests);
        return ids(requests);
    }

    private void areKnown(List<DeletionRequested> requests) {
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(states(ids(requests))).doesNotContain("unknown"));
    }

    private List<UUID> held(List<UUID> requests) {
        List<UUID> held = requests.stream()
                .filter(request -> own.state(request).equals("held"))
                .toList();
        assertThat(held).isNotEmpty();
        return held;
    }

    private List<DeletionRequested> requests(int number, String prefix) {
        return IntStream.range(0, number)
                .mapToObj(i -> conversation.request(prefix + i))
                .toList();
    }

    private static List<UUID> ids(List<DeletionRequested> requests) {
        return requests.stream().map(DeletionRequested::requestId).toList();
    }

    private List<String> states(List<UUID> requests) {
        return requests.stream().map(own::state).toList();
    }
}
