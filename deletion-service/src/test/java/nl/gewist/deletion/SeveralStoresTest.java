package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.embedded.GewistServers;
import org.junit.jupiter.api.Test;

/** A platform with a second database, through the whole service. */
@QuarkusTest
@WithTestResource(ForumSetup.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "deletion_forum"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
class SeveralStoresTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    Forum forum;

    @Inject
    OwnDatabase own;

    @Inject
    Workers workers;

    @Inject
    Clock clock;

    private String member() {
        String learner = sample.learner();
        forum.join(learner);
        return learner;
    }

    private long own(String learner) {
        return sample.count("select count(*) from learner where learner_id = " + learner);
    }

    private static String finding(UUID request) {
        return given().get("/v1/sweeps/findings?request=" + request)
                .then()
                .extract()
                .jsonPath()
                .getList("findAll { it }.collect { it.kind + ' ' + it.collection }")
                .toString();
    }

    @Test
    void nothingIsLeftInAnyStoreAndTheCountsAreOfAll() {
        String learner = member();
        String other = member();
        given().get("/v1/data-map/preview?subjectType=learner&subjectId=" + learner)
                .then()
                .body("collections.name", hasItem("forum.member"));

        ErasureCompleted completed = conversation.erased(conversation.request(learner));

        assertThat(forum.rows(learner) + own(learner)).isZero();
        assertThat(forum.rows(other)).isEqualTo(3);
        assertThat(completed.counts())
                .containsEntry("forum.member", new Counts(1, 0, 0))
                .containsEntry("forum.visit", new Counts(2, 0, 0))
                .containsEntry("platform.learner", new Counts(1, 0, 0));
    }

    @Test
    void aRequestWaitsForAStoreThatIsAwayAndThenEndsWithTheCountsOfAll() {
        String customer = sample.customerWithoutLearners();
        String learner = member();
        UUID request = conversation.announced(conversation.request(learner));
        var invoices = sample.invoices(learner, null);
        forum.goAway();
        try {
            conversation.answer(request, 1, invoices);
            await().atMost(Conversation.SOON)
                    .untilAsserted(() -> assertThat(own.state(request)).isEqualTo("erasing"));
            UUID other = conversation.announced(conversation.customersRequest(customer));
            conversation.participantsAnswerForCustomer(other, customer, 1);
            conversation.awaits(other, ErasureCompleted.class);
            assertThat(own.state(request)).isEqualTo("erasing");
            assertThat(own(learner)).isEqualTo(1);
        } finally {
            forum.comeBack();
        }

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);

        assertThat(completed.counts()).containsKeys("forum.member", "platform.learner");
        assertThat(forum.rows(learner) + own(learner)).isZero();
    }

    @Test
    void stoppedBetweenTheStoresItGoesOnAndKeepsTheFirstCounts() {
        String learner = member();
        UUID request = conversation.announced(conversation.request(learner));
        var invoices = sample.invoices(learner, null);
        sample.execute("create function lose() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return old; end';"
                + "create trigger lose before delete on learner for each row execute function lose()");
        conversation.answer(request, 1, invoices);
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(forum.rows(learner)).isZero());
        assertThat(own(learner)).isEqualTo(1);
        assertThat(own.state(request)).isEqualTo("erasing");
        sample.execute("drop trigger lose on learner; drop function lose");

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);

        assertThat(own(learner)).isZero();
        assertThat(completed.counts())
                .isEqualTo(own.counts(request))
                .containsEntry("forum.visit", new Counts(2, 0, 0))
                .containsEntry("platform.learner", new Counts(1, 0, 0));
    }

    @Test
    void whoHasVeryManyRowsInTheOtherStoreLosesThemInChunks() {
        String learner = member();
        forum.execute("insert into visit (learner_id) select %s from generate_series(1, 12000)".formatted(learner));

        ErasureCompleted completed = conversation.erased(conversation.request(learner));

        assertThat(completed.counts()).containsEntry("forum.visit", new Counts(12_002, 0, 0));
        assertThat(forum.rows(learner) + own(learner)).isZero();
    }

    @Test
    void theSweepFindsWhatIsLeftInTheOtherStore() {
        var person = sample.unmistakable(clock.instant().minus(Duration.ofDays(1)));
        forum.join(person.id());
        UUID request = conversation.erased(conversation.request(person.id())).requestId();
        forum.execute("insert into remark (text) values ('seen %s')".formatted(person.email()));
        forum.execute("insert into visit (learner_id) values (%s)".formatted(person.id()));

        conversation.sweeps();

        assertThat(finding(request)).contains("email forum.remark", "reappeared forum.visit");
    }

    @Test
    void theOtherStoreIsErasedFromAgainWhenItAloneWasPutBack() {
        String learner = member();
        UUID request = conversation.erased(conversation.request(learner)).requestId();
        forum.join(learner);
        sample.execute("insert into login_event (learner_id, ip, user_agent, succeeded)"
                + " values (%s, '192.0.2.1', 'not put back', true)".formatted(learner));

        conversation.say(new BackupRestored("forum", "b-1", clock.instant()));

        assertThat(conversation.awaits(request, ErasureReplayed.class).counts())
                .isEqualTo(Map.of("forum.member", new Counts(1, 0, 0), "forum.visit", new Counts(2, 0, 0)));
        assertThat(forum.rows(learner)).isZero();
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isEqualTo(1);
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () -> given().get("/v1/restores?store=forum").then().body("[0].state", equalTo("done")));
    }

    @Test
    void aMapThatDoesNotFitTheOtherStoreStopsWhoeverIsInItAndNobodyElse() {
        String learner = member();
        String customer = sample.customerWithoutLearners();
        forum.execute("alter table member rename column alias to nickname");
        workers.look("MapChecker");
        UUID waiting = conversation.registered(conversation.request(learner));
        try {
            given().get("/v1/data-map").then().body("misfits.collection", hasItem("forum.member"));
            conversation.announced(conversation.customersRequest(customer));
            assertThat(own.state(waiting)).isEqualTo("registered");
        } finally {
            forum.execute("alter table member rename column nickname to alias");
            workers.look("MapChecker");
        }

        conversation.awaits(waiting, ErasureAnnounced.class);
    }
}
