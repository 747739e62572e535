package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.Test;

/** From the announcement to the completed erasure, on the sample platform. */
@QuarkusTest
@DeletionServiceTest
class ErasureTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Test
    void nothingOfTheLearnerIsLeftAndEveryRowIsCounted() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        Map<String, Long> before = sample.read(connection -> LearnerRows.of(connection, Long.parseLong(learner)));
        assertThat(sample.leftovers(values)).isNotEmpty();

        ErasureCompleted completed = conversation.erased(conversation.request(learner));

        assertThat(sample.leftovers(values)).isEmpty();
        Map<String, Long> removed = completed.counts().entrySet().stream()
                .filter(entry -> entry.getValue().removed() > 0)
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring("platform.".length()),
                        entry -> entry.getValue().removed()));
        assertThat(removed).isNotEmpty();
        assertThat(before).containsAllEntriesOf(removed);
    }

    @Test
    void requestsAreErasedTogetherAndOthersStay() {
        List<String> learners = List.of(sample.learner(), sample.learner(), sample.learner());
        String bystander = sample.learner();
        Map<String, Long> bystandersRows =
                sample.read(connection -> LearnerRows.of(connection, Long.parseLong(bystander)));
        List<PersonValues> values = sample.valuesOf(learners);
        List<UUID> requests = learners.stream()
                .map(learner -> conversation.registered(conversation.request(learner)))
                .toList();
        conversation.graceIsOver();
        requests.forEach(request -> conversation.awaits(request, ErasureAnnounced.class));
        for (int i = 0; i < learners.size(); i++) {
            conversation.participantsAnswer(requests.get(i), learners.get(i), null, 1);
        }

        requests.forEach(request -> conversation.awaits(request, ErasureCompleted.class));

        assertThat(sample.leftovers(values)).isEmpty();
        Map<String, Long> bystandersRowsNow =
                sample.read(connection -> LearnerRows.of(connection, Long.parseLong(bystander)));
        assertThat(bystandersRowsNow).isEqualTo(bystandersRows);
    }

    @Test
    void anOwnersPartGoesAndTheRestStays() {
        String learner = sample.learnerOfTwo();
        List<String> owners = sample.ownersOf(learner);
        String enrolmentsElsewhere = """
                select count(*) from enrolment e join training t using (training_id)
                where e.learner_id = %s and t.customer_id %s %s""";
        long elsewhere = sample.count(enrolmentsElsewhere.formatted(learner, "<>", owners.getFirst()));

        conversation.erased(conversation.ownersRequest(learner, owners.getFirst()));

        assertThat(sample.count("select count(*) from learner where learner_id = " + learner))
                .isEqualTo(1);
        assertThat(sample.count(enrolmentsElsewhere.formatted(learner, "=", owners.getFirst())))
                .isZero();
        assertThat(sample.count(enrolmentsElsewhere.formatted(learner, "<>", owners.getFirst())))
                .isEqualTo(elsewhere)
                .isPositive();
    }

    @Test
    void theLastOwnersPartTakesTheAccountToo() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));

        conversation.erased(
                conversation.ownersRequest(learner, sample.ownersOf(learner).getFirst()));

        assertThat(sample.leftovers(values)).isEmpty();
    }

    @Test
    void anInvoiceWrittenAfterTheVaultCopiedLeadsToAnotherRound() {
        String learner = sample.learner();
        UUID request = conversation.announced(conversation.request(learner));
        var secured = sample.invoices(learner, null);
        sample.addInvoice(learner);
        conversation.answer(request, 1, secured);

        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(conversation
                                .awaits(request, ErasureAnnounced.class)
                                .round())
                        .isEqualTo(2));
        assertThat(sample.count("select count(*) from learner where learner_id = " + learner))
                .isEqualTo(1);
        conversation.participantsAnswer(request, learner, null, 2);

        assertThat(conversation.awaits(request, ErasureCompleted.class).round()).isEqualTo(2);
    }

    @Test
    void whatWasSecuredUnderAnotherMapIsSecuredAnew() {
        String learner = sample.learner();
        UUID request = conversation.announced(conversation.request(learner));
        own.announcedUnder(request, "sha256:older");
        conversation.participantsAnswer(request, learner, null, 1);

        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(conversation
                                .awaits(request, ErasureAnnounced.class)
                                .round())
                        .isEqualTo(2));
        conversation.participantsAnswer(request, learner, null, 2);

        assertThat(conversation.awaits(request, ErasureCompleted.class).round()).isEqualTo(2);
    }

    @Test
    void aSubjectThatIsGoneStillLosesWhatRefersToIt() {
        String learner = sample.learner();
        conversation.erased(conversation.request(learner));
        String stray = "insert into login_event (event_id, learner_id, ip, user_agent, succeeded)"
                + " values (900000000, %s, '192.0.2.1', 'stray', true)".formatted(learner);
        sample.execute(stray);
        own.forget(learner);

        ErasureCompleted completed = conversation.erased(conversation.request(learner));

        assertThat(completed.counts()).containsEntry("platform.login_event", new Counts(1, 0, 0));
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isZero();
    }

    @Test
    void oneSilentParticipantHoldsTheErasureBack() {
        String learner = sample.learner();
        UUID request = conversation.announced(conversation.request(learner));
        conversation.say(new NoticesStored(request, 1, 1));
        UUID other = conversation.registered(conversation.request(sample.learner()));

        assertThat(conversation.heard(request)).noneMatch(ErasureCompleted.class::isInstance);
        assertThat(conversation.heard(other)).anyMatch(ErasureRegistered.class::isInstance);
        assertThat(sample.count("select count(*) from learner where learner_id = " + learner))
                .isEqualTo(1);
    }

    @Test
    void aCrashBetweenTheTwoCommitsKeepsTheFirstCounts() {
        String learner = sample.learner();
        ErasureCompleted first = conversation.erased(conversation.request(learner));
        own.rewindToErasing(first.requestId());

        conversation.wakeEraser();

        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(own.state(first.requestId())).isEqualTo("completed"));
        assertThat(own.counts(first.requestId())).isEqualTo(first.counts());
    }

    @Test
    void anAddressThatSomebodyElseHasSelectsNothingAndTheRequestSaysSo() {
        String learner = sample.learner();
        String other = sample.learner();
        sample.execute("insert into support_ticket (ticket_id, requester_email, requester_name, subject, body)"
                + " select 900000001, upper(email), 'guest', 'x', 'x' from learner where learner_id = " + learner);
        sample.execute("insert into former_email (former_email_id, learner_id, email) select 900000001, " + other
                + ", email from learner where learner_id = " + learner);

        ErasureCompleted completed = conversation.erased(conversation.request(learner));
        UUID request = completed.requestId();

        assertThat(completed.heldAddresses()).isEqualTo(1);
        given().get("/v1/deletions/" + request)
                .then()
                .body("state", is("completed"))
                .body("code", is("identifier-held"))
                .body("heldAddresses", is(1));
        assertThat(sample.count("select count(*) from support_ticket where ticket_id = 900000001"))
                .isEqualTo(1);
        UUID last = conversation.erased(conversation.request(other)).requestId();
        given().get("/v1/deletions/" + last).then().body("code", nullValue()).body("heldAddresses", nullValue());
        assertThat(sample.count("select count(*) from support_ticket where ticket_id = 900000001"))
                .isZero();
    }

    @Test
    void evidenceIsSealed() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        conversation.erased(conversation.request(learner));

        List<String> clear = own.everything().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();

        assertThat(clear).isNotEmpty();
        values.getFirst()
                .all()
                .forEach(value -> assertThat(clear)
                        .noneMatch(text -> text.toLowerCase(java.util.Locale.ROOT)
                                .contains(value.toLowerCase(java.util.Locale.ROOT))));
    }
}
