package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.deletion.Sample.Unmistakable;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.sealing.KeyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is closed once backups are gone and a sweep has passed; then nobody can tell whom it was about. */
@QuarkusTest
@DeletionServiceTest
class ClosingTest {
    @Inject
    Conversation conversation;

    @Inject
    Wire wire;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Inject
    KeyStore keys;

    @Inject
    SealedRecords sealed;

    @Inject
    Clock clock;

    private Unmistakable person;
    private DeletionRequested request;
    private UUID id;
    private ErasureCompleted completed;

    @BeforeEach
    void erase() {
        person = sample.unmistakable(clock.instant().minus(Duration.ofDays(400)));
        request = conversation.request(person.id());
        id = request.requestId();
        completed = conversation.erased(request);
    }

    @Test
    void afterBackupsAndASweepTheTombstoneStaysAlone() {
        assertThat(ownText()).anyMatch(text -> text.contains(person.id()));
        assertThat(keys.open(List.of("evidence/" + id))).hasSize(1);

        closed();

        await().atMost(Conversation.SOON).until(own::isSaid);
        assertThat(ownText()).noneMatch(text -> text.contains(person.id()));
        assertThat(keys.open(List.of("evidence/" + id))).isEmpty();
        assertThat(own.counts(id)).isEqualTo(completed.counts());
        given().get("/v1/deletions/" + id)
                .then()
                .body("state", equalTo("closed"))
                .body("closedAt", notNullValue())
                .body("completedAt", notNullValue())
                .body("deadline", notNullValue());
    }

    @Test
    void theKeysFollowARotationByThemselves() {
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString()).contains("gewist_keys_behind 0.0"));
    }

    @Test
    void theKeysOfEvidenceAreMissedUntilItIsForgotten() {
        assertThat(sealed.page(null, 10_000)).contains(id.toString());
        assertThat(keys.missing(List.of(sealed.prefix() + id))).isEmpty();

        closed();

        assertThat(sealed.page(null, 10_000)).doesNotContain(id.toString());
    }

    @Test
    void backupsAloneAreNotEnough() {
        backupsAreGone();
        conversation.closerLooks();

        assertThat(own.state(id)).isEqualTo("completed");
    }

    @Test
    void aSweepBeforeTheBackupsWereGoneIsNotEnough() {
        conversation.sweeps();
        backupsAreGone();
        conversation.closerLooks();

        assertThat(own.state(id)).isEqualTo("completed");
    }

    @Test
    void backupsThatMayHoldThePersonAgainKeepItOpen() {
        backupsAreGone();
        conversation.say(new BackupExpiryScheduled(id, LocalDate.now(clock).plusDays(60)));
        await().atMost(Conversation.SOON).until(() -> !isToldGone(id));
        conversation.sweeps();
        conversation.closerLooks();

        assertThat(own.state(id)).isEqualTo("completed");
    }

    @Test
    void aFindingKeepsItOpenUntilItIsMended() {
        sample.loginEvent(sample.learner(), "sweep for " + person.email());
        backupsAreGone();
        conversation.sweeps();
        conversation.closerLooks();
        assertThat(own.state(id)).isEqualTo("completed");

        sample.execute("delete from login_event where user_agent like 'sweep%'");
        conversation.sweeps();

        conversation.awaits(id, ErasureClosed.class);
    }

    @Test
    void itIsClosedOnceWhateverIsToldAgain() {
        closed();

        backupsAreToldGone();
        wire.say(request);
        wire.say(new DeletionCancelled(id));
        wire.flush();
        conversation.registered(conversation.request("neighbour-" + id));
        conversation.closerLooks();

        assertThat(wire.heard(id, ErasureClosed.class)).hasSize(1);
        assertThat(wire.heard(id, ErasureRegistered.class)).hasSize(1);
        assertThat(own.state(id)).isEqualTo("closed");
    }

    @Test
    void anotherRequestForTheSameSubjectIsANewOne() {
        closed();

        UUID second = conversation.registered(conversation.request(person.id()));

        assertThat(own.state(second)).isEqualTo("registered");
    }

    @Test
    void aRequestThatWasCancelledEarlierForgetsTheSubjectToo() {
        Unmistakable other = sample.unmistakable(clock.instant().minus(Duration.ofDays(400)));
        UUID cancelled = conversation.registered(conversation.request(other.id()));
        conversation.say(new DeletionCancelled(cancelled));
        await().atMost(Conversation.SOON).until(() -> own.state(cancelled).equals("cancelled"));
        id = conversation.erased(conversation.request(other.id())).requestId();

        closed();

        await().atMost(Conversation.SOON).until(own::isSaid);
        assertThat(ownText()).noneMatch(text -> text.contains(other.id()));
        assertThat(own.state(cancelled)).isEqualTo("cancelled");
    }

    @Test
    void deathBeforeTheKeyIsDestroyedIsMadeGood() {
        own.forgetSubject(id, clock.instant());

        conversation.closerLooks();

        conversation.awaits(id, ErasureClosed.class);
        assertThat(keys.open(List.of("evidence/" + id))).isEmpty();
        assertThat(own.state(id)).isEqualTo("closed");
    }

    @Test
    void deathAfterTheKeyIsDestroyedIsMadeGood() {
        keys.destroy(List.of("evidence/" + id));
        own.forgetSubject(id, clock.instant());

        conversation.closerLooks();

        conversation.awaits(id, ErasureClosed.class);
        assertThat(wire.heard(id, ErasureClosed.class)).hasSize(1);
    }

    @Test
    void anOwnersPartIsStillShownAsOne() {
        String learner = sample.learner();
        id = conversation
                .erased(conversation.ownersRequest(
                        learner, sample.ownersOf(learner).getFirst()))
                .requestId();

        closed();

        given().get("/v1/deletions/" + id)
                .then()
                .body("ownersPart", equalTo(true))
                .body("releaseNote", nullValue());
    }

    @Test
    void aCustomerWaitsForTheLearnersRequestsThatCarryTheCustomersId() {
        String customer = sample.customerWithoutLearners();
        id = conversation.announced(conversation.customersRequest(customer));
        conversation.participantsAnswerForCustomer(id, customer, 1);
        conversation.awaits(id, ErasureCompleted.class);
        UUID part = own.completedPart("gone-long-ago", customer, clock.instant());
        backupsAreGone();
        conversation.sweeps();
        conversation.closerLooks();
        assertThat(own.state(id)).isEqualTo("completed");

        conversation.say(new BackupExpiryCompleted(part));
        await().atMost(Conversation.SOON).until(() -> isToldGone(part));
        conversation.sweeps();

        conversation.awaits(part, ErasureClosed.class);
        conversation.awaits(id, ErasureClosed.class);
    }

    private void closed() {
        backupsAreGone();
        conversation.sweeps();
        conversation.awaits(id, ErasureClosed.class);
    }

    private void backupsAreGone() {
        backupsAreToldGone();
        await().atMost(Conversation.SOON).until(() -> isToldGone(id));
    }

    private void backupsAreToldGone() {
        conversation.say(new BackupExpiryCompleted(id));
    }

    private static boolean isToldGone(UUID requestId) {
        return given().get("/v1/deletions/" + requestId).path("backupsGoneAt") != null;
    }

    private List<String> ownText() {
        return own.everything().stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }
}
