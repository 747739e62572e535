package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.gewist.deletion.Sample.Unmistakable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found of people after they were erased, and what is not. */
@QuarkusTest
@DeletionServiceTest
class SweepTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    Clock clock;

    private Unmistakable person;
    private UUID request;

    @BeforeEach
    void erase() {
        person = sample.unmistakable(before());
        request = conversation.erased(conversation.request(person.id())).requestId();
    }

    @AfterEach
    void cleanUp() {
        sample.execute("delete from login_event where user_agent like 'sweep%' or learner_id = " + person.id());
        sample.execute("delete from learner where learner_id >= 900000000000");
        conversation.sweeps();
    }

    @Test
    void whereNothingIsLeftTheSweepPasses() {
        conversation.sweeps();

        findings().body("$", empty());
        given().get("/v1/deletions/" + request).then().body("sweptAt", notNullValue());
        given().get("/v1/sweeps").then().body("[0].code", nullValue()).body("[0].unreadable", empty());
    }

    @Test
    void anAddressInSomebodyElsesRowIsFoundByPlaceAndNumberNeverByValue() {
        String other = sample.learner();
        sample.loginEvent(other, "sweep to " + person.email());
        sample.loginEvent(other, "sweep cc " + person.email());
        conversation.sweeps();

        String answer = findings()
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("email"))
                .body("[0].collection", equalTo("platform.login_event"))
                .body("[0].field", equalTo("user_agent"))
                .body("[0].rows", equalTo(2))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("zwaantje").doesNotContain(person.id());
        given().get("/v1/deletions/" + request).then().body("sweptAt", nullValue());
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'nothing of erased people is found' }.data.open-findings", equalTo(1));
        assertThat(given().get("/q/metrics").asString()).contains("gewist_sweep_findings 1.0");
    }

    @Test
    void whatWasMendedIsGoneAtTheNextSweep() {
        sample.loginEvent(sample.learner(), "sweep call " + person.phone().replace("+31 6 ", "06-"));
        conversation.sweeps();
        findings().body("[0].kind", equalTo("phone"));
        sample.execute("delete from login_event where user_agent like 'sweep%'");

        conversation.sweeps();

        findings().body("$", empty());
        given().get("/v1/sweeps/findings?open=false&request=" + request).then().body("[0].goneAt", notNullValue());
        given().get("/v1/deletions/" + request).then().body("sweptAt", notNullValue());
    }

    @Test
    void aFullNameWaitsForAPersonWhoMayDismissIt() {
        sample.loginEvent(sample.learner(), "sweep by " + person.name());
        conversation.sweeps();
        UUID finding = finding("full-name");

        given().post("/v1/sweeps/findings/" + finding + "/dismiss").then().statusCode(400);
        given().post("/v1/sweeps/findings/" + finding + "/dismiss?role=privacy-officer&reason=a-namesake")
                .then()
                .statusCode(200)
                .body("decision", equalTo("dismissed"))
                .body("decidedBy", equalTo("privacy-officer"))
                .body("reason", equalTo("a-namesake"));

        findings().body("$", empty());
        given().get("/v1/deletions/" + request).then().body("sweptAt", notNullValue());
        conversation.sweeps();
        findings().body("$", empty());
    }

    @Test
    void moreThanWasDismissedAsksAgain() {
        sample.loginEvent(sample.learner(), "sweep by " + person.name());
        conversation.sweeps();
        given().post("/v1/sweeps/findings/" + finding("full-name") + "/dismiss?role=privacy-officer&reason=a-namesake")
                .then()
                .statusCode(200);
        sample.loginEvent(sample.learner(), "sweep also by " + person.name());

        conversation.sweeps();

        findings().body("[0].rows", equalTo(2)).body("[0].decision", nullValue());
    }

    @Test
    void whatAPersonConfirmedStaysOpenUntilItIsMended() {
        sample.loginEvent(sample.learner(), "sweep by " + person.name());
        conversation.sweeps();

        given().post("/v1/sweeps/findings/" + finding("full-name") + "/confirm?role=privacy-officer&reason=the-learner")
                .then()
                .statusCode(200)
                .body("decision", equalTo("confirmed"));

        conversation.sweeps();
        findings().body("[0].decision", equalTo("confirmed"));
    }

    @Test
    void aNameThatSomebodyAliveBearsIsNotSearched() {
        Unmistakable namesake = sample.unmistakable(before());
        sample.execute(
                "update learner set full_name = '%s' where learner_id = %s".formatted(person.name(), namesake.id()));
        sample.loginEvent(sample.learner(), "sweep by " + person.name());

        conversation.sweeps();

        findings().body("$", empty());
    }

    @Test
    void somebodyWhomAnImportBroughtBackIsReported() {
        sample.enter(person, before());

        conversation.sweeps();

        assertThat(findings().extract().jsonPath().getList("findAll { it.collection == 'platform.learner' }.kind"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains("reappeared", "email", "full-name", "phone");
    }

    @Test
    void rowsThatReferToTheErasedAreReported() {
        sample.loginEvent(person.id(), "sweep again");

        conversation.sweeps();

        findings()
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("reappeared"))
                .body("[0].collection", equalTo("platform.login_event"));
    }

    @Test
    void anAddressUnderAnotherIdThatIsOlderThanTheErasureIsForAPerson() {
        sample.enter(again("1"), before());

        conversation.sweeps();

        findings().body("$", hasSize(1)).body("[0].kind", equalTo("email-held"));
    }

    @Test
    void somebodyWhoSignsUpAgainIsSomebodyNew() {
        conversation.graceIsOver();
        sample.enter(again("2"), clock.instant());

        conversation.sweeps();

        findings().body("$", empty());
        given().get("/v1/sweeps/findings?open=false&request=" + request)
                .then()
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("new-subject"));
        given().get("/v1/deletions/" + request).then().body("sweptAt", notNullValue());
    }

    @Test
    void whoKeepsAnAccountWithAnotherOwnerIsNotFound() {
        String learner = sample.learnerOfTwo();
        UUID part = conversation
                .erased(conversation.ownersRequest(
                        learner, sample.ownersOf(learner).getFirst()))
                .requestId();

        conversation.sweeps();

        given().get("/v1/sweeps/findings?open=false&request=" + part).then().body("$", empty());
        given().get("/v1/deletions/" + part).then().body("sweptAt", notNullValue());
    }

    @Test
    void thereIsOneSweepADay() {
        conversation.sweeps();
        int before = given().get("/v1/sweeps").path("[0].sweepId");

        conversation.graceIsOver();
        conversation.sweeperLooks();

        given().get("/v1/sweeps").then().body("[0].sweepId", equalTo(before));
    }

    private Unmistakable again(String prefix) {
        return new Unmistakable(
                prefix + person.id(), person.email(), "+31 6 9999" + prefix + "123", "Iemand Anders" + prefix);
    }

    private Instant before() {
        return clock.instant().minus(Duration.ofDays(400));
    }

    private UUID finding(String kind) {
        return UUID.fromString(
                findings().extract().jsonPath().getString("find { it.kind == '" + kind + "' }.findingId"));
    }

    private ValidatableResponse findings() {
        return given().get("/v1/sweeps/findings?request=" + request).then().statusCode(200);
    }
}
