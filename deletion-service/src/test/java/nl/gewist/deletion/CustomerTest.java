package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.Scope;
import nl.gewist.deletion.cascade.Children;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.Test;

/** Closing a customer's account, with retention and notification played by the test. */
@QuarkusTest
@DeletionServiceTest
class CustomerTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Test
    void aCustomerWithoutLearnersIsErasedWithoutAnApproval() {
        String customer = sample.customerWithoutLearners();
        List<PersonValues> values = sample.valuesOfCustomer(customer);
        assertThat(sample.leftovers(values)).isNotEmpty();
        UUID request = conversation.announced(conversation.customersRequest(customer));

        conversation.participantsAnswerForCustomer(request, customer, 1);

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);
        assertThat(completed.counts()).containsKeys("platform.customer", "platform.integration");
        assertThat(sample.leftovers(values)).isEmpty();
        assertThat(sample.count("select count(*) from customer where customer_id = " + customer))
                .isZero();
    }

    @Test
    void aCustomerWithLearnersWaitsForOneApproval() {
        String customer = sample.customers().getFirst();
        UUID request = waitsForApproval(customer);
        given().post("/v1/deletions/" + request + "/release").then().statusCode(409);
        given().post("/v1/deletions/" + request + "/approve?role=privacy-officer&reason=Jan Jansen")
                .then()
                .statusCode(400);
        given().get("/v1/deletions?parent=" + request).then().statusCode(200).body("$", hasSize(0));

        approve(request);

        ErasureReleased released = conversation.awaits(request, ErasureReleased.class);
        assertThat(released).isEqualTo(new ErasureReleased(request, "privacy-officer", "account-closed"));
        given().get("/v1/deletions/" + request)
                .then()
                .body("approvedBy", equalTo("privacy-officer"), "approvalReason", equalTo("account-closed"))
                .body("approvedAt", notNullValue());
        given().post("/v1/deletions/" + request + "/approve?role=privacy-officer&reason=account-closed")
                .then()
                .statusCode(409);
    }

    @Test
    void untilTheApprovalACustomerCanCancelAndFromThenOnNot() {
        List<String> customers = sample.customers();
        UUID cancelled = waitsForApproval(customers.getFirst());
        given().delete("/v1/deletions/" + cancelled).then().statusCode(200);
        conversation.awaits(cancelled, ErasureCancelled.class);
        UUID approved = waitsForApproval(customers.getLast());
        approve(approved);
        awaitsHeld(approved, "learners-first");

        given().delete("/v1/deletions/" + approved).then().statusCode(409);
        given().post("/v1/deletions/" + approved + "/release").then().statusCode(409);
    }

    @Test
    void learnersGoFirstTheirOtherOwnersKeepTheirPartAndTheCustomerGoesLast() {
        String customer = sample.customers().getFirst();
        List<String> learners = sample.learnersOf(customer);
        Map<String, List<String>> owners =
                learners.stream().collect(Collectors.toMap(Function.identity(), sample::ownersOf));
        List<String> shared = learners.stream()
                .filter(learner -> owners.get(learner).size() > 1)
                .toList();
        List<String> sole = learners.stream()
                .filter(learner -> owners.get(learner).size() == 1)
                .toList();
        assertThat(shared).isNotEmpty();
        assertThat(sole).isNotEmpty();
        List<PersonValues> values = sample.valuesOf(sole);
        List<PersonValues> customersValues = sample.valuesOfCustomer(customer);
        UUID request = waitsForApproval(customer);
        approve(request);
        awaitsHeld(request, "learners-first");

        learners.forEach(learner -> erasePart(request, learner, customer));

        assertThat(sample.leftovers(values)).isEmpty();
        ErasureAnnounced announced = conversation.awaits(request, ErasureAnnounced.class);
        assertThat(announced.round()).isEqualTo(1);
        assertThat(sample.count("select count(*) from customer where customer_id = " + customer))
                .isEqualTo(1);
        conversation.participantsAnswerForCustomer(request, customer, 1);
        conversation.awaits(request, ErasureCompleted.class);
        assertThat(sample.leftovers(customersValues)).isEmpty();
        shared.forEach(learner -> assertThat(sample.ownersOf(learner))
                .isNotEmpty()
                .containsExactlyElementsOf(owners.get(learner).stream()
                        .filter(owner -> !owner.equals(customer))
                        .toList()));
        assertThat(sample.count(
                        "select count(*) from learner where learner_id in (" + String.join(",", learners) + ")"))
                .isEqualTo(shared.size());
        given().get("/v1/deletions?limit=500&parent=" + request).then().body("$", hasSize(learners.size()));
    }

    @Test
    void twoOwnersWhoLeaveAtOnceLeaveNoAccountBehind() {
        List<String> customers = sample.customers();
        String learner = sample.learnersOf(customers.getFirst()).stream()
                .filter(one -> sample.ownersOf(one).size() > 1)
                .findFirst()
                .orElseThrow();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        List<String> owners = sample.ownersOf(learner);
        List<UUID> parts = owners.stream()
                .map(owner -> conversation.registered(conversation.ownersRequest(learner, owner)))
                .toList();
        conversation.graceIsOver();
        parts.forEach(part -> conversation.awaits(part, ErasureAnnounced.class));
        // Both become due in one commit, so that the eraser finds them together.
        own.readyToErase(
                parts,
                owners.stream()
                        .map(owner -> sample.invoices(learner, owner).digest())
                        .toList());
        conversation.wakeEraser();

        parts.forEach(part -> conversation.awaits(part, ErasureCompleted.class));

        assertThat(sample.leftovers(values)).isEmpty();
    }

    @Test
    void aLearnersOwnOpenRequestForThisOwnerIsWaitedFor() {
        String customer = sample.customers().getFirst();
        String learner = sample.learnersOf(customer).getFirst();
        UUID earlier = conversation.announced(conversation.ownersRequest(learner, customer));
        UUID request = waitsForApproval(customer);
        approve(request);
        awaitsHeld(request, "learners-first");
        assertThat(own.state(Children.idOf(request, learner))).isEqualTo("unknown");
        sample.learnersOf(customer).stream()
                .filter(one -> !one.equals(learner))
                .forEach(one -> erasePart(request, one, customer));
        conversation.cascadeLooks();
        assertThat(own.state(request)).isEqualTo("held");

        conversation.participantsAnswer(earlier, learner, customer, 1);

        conversation.awaits(request, ErasureAnnounced.class);
    }

    @Test
    void aLearnerWhoComesAfterTheAnnouncementGoesFirstToo() {
        String customer = sample.customerWithoutLearners();
        UUID request = conversation.announced(conversation.customersRequest(customer));
        String latecomer = sample.learner();
        sample.execute("""
                insert into enrolment (learner_id, training_id)
                select %s, training_id from training where customer_id = %s limit 1""".formatted(latecomer, customer));

        conversation.participantsAnswerForCustomer(request, customer, 1);

        awaitsHeld(request, "approval-needed");
        given().delete("/v1/deletions/" + request).then().statusCode(409);
        approve(request);
        awaitsHeld(request, "learners-first");
        erasePart(request, latecomer, customer);
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(conversation
                                .awaits(request, ErasureAnnounced.class)
                                .round())
                        .isEqualTo(2));
        conversation.participantsAnswerForCustomer(request, customer, 2);
        conversation.awaits(request, ErasureCompleted.class);
    }

    private UUID waitsForApproval(String customer) {
        UUID request = conversation.registered(conversation.customersRequest(customer));
        conversation.graceIsOver();
        awaitsHeld(request, "approval-needed");
        return request;
    }

    private void awaitsHeld(UUID request, String code) {
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(
                                conversation.awaits(request, ErasureHeld.class).code())
                        .isEqualTo(code));
        given().get("/v1/deletions/" + request).then().body("state", equalTo("held"), "code", equalTo(code));
    }

    private void approve(UUID request) {
        given().post("/v1/deletions/" + request + "/approve?role=privacy-officer&reason=account-closed")
                .then()
                .statusCode(200);
    }

    /** Plays retention and notification for one learner of a leaving customer. */
    private void erasePart(UUID request, String learner, String customer) {
        UUID child = Children.idOf(request, learner);
        ErasureAnnounced announced = conversation.awaits(child, ErasureAnnounced.class);
        assertThat(announced.scope()).isEqualTo(new Scope(customer));
        conversation.participantsAnswer(child, learner, customer, 1);
        conversation.awaits(child, ErasureCompleted.class);
    }
}
