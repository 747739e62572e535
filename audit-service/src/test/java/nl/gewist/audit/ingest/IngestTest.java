package nl.gewist.audit.ingest;

import static io.restassured.RestAssured.given;
import static nl.gewist.audit.AuditTest.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.gewist.audit.AuditTest;
import nl.gewist.audit.Platform;
import nl.gewist.audit.Platform.Said;
import nl.gewist.contract.ParticipantEvent.ParticipantErased;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AuditTest
class IngestTest {
    private static final String[] TIMELINE = {
        "deletion.requested",
        "erasure.registered",
        "erasure.announced",
        "invoices.secured",
        "notices.stored",
        "notice.sent",
        "erasure.completed",
        "backup-expiry.scheduled"
    };

    private final Platform platform = new Platform();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aRequestIsFollowedToItsEnd() {
        Platform.life(id, "learner-4711").forEach(platform::say);

        await().atMost(PATIENCE)
                .untilAsserted(() -> request()
                        .body("state", equalTo("completed"))
                        .body("events", equalTo(8))
                        .body("subjectType", equalTo("learner"))
                        .body("part", equalTo(false))
                        .body("deadline", equalTo("2026-04-02"))
                        .body("backupsUntil", equalTo("2026-05-01"))
                        .body("removed", equalTo(12))
                        .body("anonymised", equalTo(7))
                        .body("retained", equalTo(3))
                        .body("timeline.type", hasItems(TIMELINE))
                        .body(
                                "timeline.find { it.type == 'erasure.completed' }.data.counts.'platform.enrolment'.removed",
                                equalTo(12)));

        platform.say(Platform.closed(id));

        await().atMost(PATIENCE).untilAsserted(() -> request().body("state", equalTo("closed")));
    }

    @Test
    void redeliveryIsIgnored() {
        List<Said> life = Platform.life(id, "learner-1");
        life.forEach(platform::say);
        life.forEach(platform::say);
        platform.say(Platform.closed(id));

        await().atMost(PATIENCE)
                .untilAsserted(() -> request()
                        .body("state", equalTo("closed"))
                        .body("events", equalTo(9))
                        .body("timeline", hasSize(9)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfArrivalDoesNotMatter(long seed) {
        List<Said> life = new ArrayList<>(Platform.life(id, "learner-1"));
        life.add(Platform.closed(id));
        Collections.shuffle(life, new Random(seed));
        life.forEach(platform::say);

        await().atMost(PATIENCE)
                .untilAsserted(() -> request()
                        .body("events", equalTo(9))
                        .body("state", equalTo("closed"))
                        .body("firstAt", equalTo(Platform.NOON.toString()))
                        .body("lastType", equalTo("erasure.closed"))
                        .body("deadline", equalTo("2026-04-02"))
                        .body("timeline.sequence", containsInAnyOrder(0, 1, 2, 2, 2, 2, 3, 3, 4))
                        .body("timeline[2].type", equalTo("erasure.announced"))
                        .body("timeline[5].type", equalTo("erasure.completed"))
                        .body("timeline[8].type", equalTo("erasure.closed")));
    }

    @Test
    void theSameEventIdFromTwoSourcesIsTwoEvents() {
        platform.send("gewist.requests", id.toString(), cancel("/mijn-e-course/web"));
        platform.send("gewist.requests", id.toString(), cancel("/mijn-e-course/app"));
        platform.send("gewist.requests", id.toString(), cancel("/mijn-e-course/app"));
        platform.say(Platform.closed(id));

        await().atMost(PATIENCE)
                .untilAsserted(() -> request().body("state", equalTo("closed")).body("events", equalTo(3)));
    }

    @Test
    void aCancelThatComesAloneIsSeen() {
        platform.say(Platform.said(new DeletionCancelled(id), 0, "0", 0));

        await().atMost(PATIENCE)
                .untilAsserted(() -> request().body("state", equalTo("seen")).body("events", equalTo(1)));
    }

    @Test
    void thePlatformsOwnSequenceIsNotBelieved() {
        platform.send(
                "gewist.requests",
                id.toString(),
                cancel("/p").replace("\"data\":", "\"sequence\":\"2147483647\",\"data\":"));

        await().atMost(PATIENCE).untilAsserted(() -> request().body("timeline[0].sequence", equalTo(0)));
    }

    @Test
    void aParticipantThatAppearsLaterIsHeard() {
        Platform.life(id, "learner-1").forEach(platform::say);
        Said erased = Platform.said(new ParticipantErased(id, 1, 5, 1, List.of("moderation", "Jan Jansen")), 0, "1", 3);
        platform.send("gewist.participants.p" + id, id.toString(), erased.json());

        await().atMost(PATIENCE)
                .untilAsserted(() -> request()
                        .body("timeline.source", hasItem("participant:p" + id))
                        .body("timeline[6].type", equalTo("erasure.completed"))
                        .body(
                                "timeline.find { it.type == 'participant.erased' }.data.codes",
                                contains("moderation", "not-a-code")));
    }

    @Test
    void whatCannotBeReadBecomesADeadLetterAndItsNeighboursGoOn() {
        List<Said> life = Platform.life(id, "learner-1");
        String large = "{\"pad\":\"" + "x".repeat(70_000) + "\"}";
        platform.send("gewist.erasures", "bad-" + id, "no json");
        life.forEach(platform::say);
        platform.send("gewist.erasures", "large-" + id, large);
        platform.send(
                "gewist.erasures", "fields-" + id, Platform.closed(id).json().replace("requestId", "other"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            request().body("state", equalTo("completed"));
            given().get("/v1/dead-letters?limit=1000")
                    .then()
                    .body(
                            "deadLetters.findAll { it.service == 'audit-service' }.reason",
                            hasItems("not-json", "too-large"))
                    .body("deadLetters.findAll { it.reason == 'too-large' }.length", hasItem(large.length()));
        });
    }

    private String cancel(String source) {
        return """
                {"specversion":"1.0","id":"1","source":"%s","type":"nl.gewist.deletion.cancelled.v1",\
                "data":{"requestId":"%s"}}""".formatted(source, id);
    }

    private ValidatableResponse request() {
        return given().get("/v1/requests/" + id).then().statusCode(200);
    }
}
