package nl.gewist.retention.owners;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.gewist.contract.RetentionEvent.RetentionTermChanged;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.clock.ClockGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices of the tests are of 14 March 2026, so the platform's default keeps them until the end of 2033. */
@RetentionServiceTest
class OwnerTermsTest {
    private static final String DEFAULT = "2033-12-31";

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Clock clock;

    private long owner;

    @Inject
    ClockGuard guard;

    @BeforeEach
    void newOwner() {
        guard.mayDestroy();
        guard.release("test", "clock-of-another-test");
        owner = platform.customer();
    }

    @Test
    void platformsDefaultHoldsUntilTheOwnerHasChosen() {
        securer.learnerOf(owner, 2);

        portal().get(path("/retention-term"))
                .then()
                .statusCode(200)
                .body("chosen", equalTo(false))
                .body("years", equalTo(7))
                .body("yearEnds", equalTo("DECEMBER"))
                .body("invoices", equalTo(2))
                .body("waiting", empty());
        assertThat(column("decidedBy")).containsOnly("default");
        assertThat(lastDays()).containsOnly(DEFAULT);
    }

    @Test
    void previewOfAShorterTermCountsAndWarnsAndChangesNothing() {
        securer.learnerOf(owner, 3);

        portal().queryParam("dryRun", true)
                .body(Map.of("years", 3))
                .put(path("/retention-term"))
                .then()
                .statusCode(200)
                .body("shortens", equalTo(true))
                .body("touches", equalTo(3))
                .body("destroyed", equalTo(0))
                .body("warnings", contains("below-seven-years"));

        assertThat(lastDays()).containsOnly(DEFAULT);
        portal().get(path("/retention-decisions")).then().body("", empty());
    }

    @Test
    void shorterTermThatWasNotLookedAtIsRefused() {
        securer.learnerOf(owner, 2);

        portal().body(Map.of("years", 3))
                .put(path("/retention-term"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("touches 2 invoices"));
    }

    @Test
    void shorterTermWaitsAndThenHoldsForInvoicesThatAreThereAndThatCome() {
        securer.learnerOf(owner, 2);
        shorten(3, 2);
        assertThat(lastDays()).containsOnly(DEFAULT);

        letAWeekPass();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastDays()).containsOnly("2029-12-31"));
        securer.learnerOf(owner, 1);
        assertThat(lastDays()).hasSize(3).containsOnly("2029-12-31");
        assertThat(column("decidedBy")).containsOnly("owner");
        portal().get(path("/retention-term"))
                .then()
                .body("chosen", equalTo(true))
                .body("years", equalTo(3));
        assertThat(steps()).containsExactly("proposed", "effective");
    }

    @Test
    void shorterTermCanBeUndoneWhileItWaits() {
        securer.learnerOf(owner, 2);
        String changeId = shorten(3, 2);

        portal().delete(path("/retention-decisions/" + changeId)).then().statusCode(204);

        letAWeekPass();
        portal().get(path("/retention-term"))
                .then()
                .body("chosen", equalTo(false))
                .body("waiting", empty());
        assertThat(lastDays()).containsOnly(DEFAULT);
        assertThat(steps()).containsExactly("proposed", "undone");
    }

    @Test
    void whatHasTakenEffectCannotBeUndone() {
        securer.learnerOf(owner, 1);
        String changeId = shorten(3, 1);
        letAWeekPass();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastDays()).containsOnly("2029-12-31"));

        portal().delete(path("/retention-decisions/" + changeId)).then().statusCode(404);
    }

    @Test
    void anotherOwnersDecisionCannotBeUndone() {
        securer.learnerOf(owner, 1);
        String changeId = shorten(3, 1);

        portal().delete("/v1/owners/" + platform.customer() + "/retention-decisions/" + changeId)
                .then()
                .statusCode(404);
    }

    @Test
    void longerTermHoldsAtOnceAndReplacesAShorterOneThatWaits() {
        securer.learnerOf(owner, 2);
        shorten(3, 2);

        portal().body(Map.of("years", 9))
                .put(path("/retention-term"))
                .then()
                .statusCode(200)
                .body("state", equalTo("effective"));

        assertThat(lastDays()).containsOnly("2035-12-31");
        portal().get(path("/retention-term")).then().body("waiting", empty());
        assertThat(steps()).containsExactly("proposed", "undone", "effective");
    }

    @Test
    void ownersFinancialYearCounts() {
        securer.learnerOf(owner, 1);

        portal().body(Map.of("years", 8, "yearEnds", "FEBRUARY"))
                .put(path("/retention-term"))
                .then()
                .statusCode(200);

        assertThat(lastDays()).containsOnly("2035-02-28");
    }

    @Test
    void lastDayOfItsOwnHoldsForOneInvoiceWhateverTheTerm() {
        securer.learnerOf(owner, 2);
        String one = column("recordId").getFirst();

        portal().body(Map.of("until", "2034-06-30"))
                .put(path("/invoices/" + one + "/retention-term"))
                .then()
                .statusCode(200);
        portal().body(Map.of("years", 10)).put(path("/retention-term")).then().statusCode(200);

        assertThat(lastDays()).containsExactlyInAnyOrder("2034-06-30", "2036-12-31");
        portal().delete(path("/invoices/" + one + "/retention-term")).then().statusCode(200);
        assertThat(lastDays()).containsOnly("2036-12-31");
    }

    @Test
    void oneInvoiceIsDestroyedAfterAWeek() {
        securer.learnerOf(owner, 2);
        String one = column("recordId").getFirst();

        portal().queryParam("touches", 1)
                .delete(path("/invoices/" + one))
                .then()
                .statusCode(202)
                .body("change", equalTo("delete-invoice"));

        letAWeekPass();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastDays()).hasSize(1));
        assertThat(column("recordId")).doesNotContain(one);
        assertThat(steps()).containsExactly("proposed", "effective");
    }

    @Test
    void deletingAllShowsHowManyAreDestroyed() {
        securer.learnerOf(owner, 4);

        portal().queryParam("dryRun", true)
                .delete(path("/invoices"))
                .then()
                .statusCode(200)
                .body("touches", equalTo(4))
                .body("destroyed", equalTo(4))
                .body("notDownloaded", equalTo(4))
                .body("warnings", contains("below-seven-years"));
    }

    @Test
    void aCopyIsOfferedOfWhatWasNotDownloaded() {
        securer.learnerOf(owner, 2);
        given().get(Caller.ownerPage(owner) + "/download/all.zip")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        securer.learnerOf(owner, 1);

        portal().queryParam("dryRun", true)
                .body(Map.of("years", 3))
                .put(path("/retention-term"))
                .then()
                .body("touches", equalTo(3))
                .body("notDownloaded", equalTo(1));
    }

    @Test
    void allThatWereThereAreDestroyedAWeekAfterTheirOwnerSaidSo() {
        securer.learnerOf(owner, 2);
        List<String> before = column("recordId");
        destroyAll(2);
        securer.learnerOf(owner, 1);
        assertThat(lastDays()).hasSize(3);

        letAWeekPass();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastDays()).hasSize(1));
        assertThat(column("recordId")).doesNotContainAnyElementsOf(before);
    }

    @Test
    void destroyingAllCanBeUndoneWhileItWaits() {
        securer.learnerOf(owner, 2);
        String changeId = destroyAll(2);

        portal().delete(path("/retention-decisions/" + changeId)).then().statusCode(204);

        letAWeekPass();
        assertThat(steps()).containsExactly("proposed", "undone");
        assertThat(lastDays()).containsOnly(DEFAULT).hasSize(2);
    }

    /** One is destroyed, another one would be if a tax inspector did not want it. */
    @Test
    void lengtheningBringsNothingBack() {
        securer.learnerOf(owner, 2);
        String held = column("recordId").getFirst();
        Caller.OFFICER
                .calls()
                .queryParam("reason", "tax-inspection")
                .post("/v1/invoices/" + held + "/hold")
                .then()
                .statusCode(204);
        destroyAll(2);
        letAWeekPass();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(column("recordId")).containsExactly(held));
        List<String> before = lastDays();

        portal().body(Map.of("years", 10)).put(path("/retention-term")).then().statusCode(200);

        assertThat(column("recordId")).containsExactly(held);
        assertThat(lastDays()).isEqualTo(before);
        portal().body(Map.of("until", "2034-06-30"))
                .put(path("/invoices/" + held + "/retention-term"))
                .then()
                .statusCode(404);
    }

    @Test
    void anotherOwnersInvoiceIsNotThere() {
        securer.learnerOf(owner, 1);
        String foreign = column("recordId").getFirst();

        portal().queryParam("touches", 1)
                .delete("/v1/owners/" + platform.customer() + "/invoices/" + foreign)
                .then()
                .statusCode(404);
    }

    @Test
    void customersOwnInvoiceIsNobodysChoice() {
        platform.ownInvoice(owner, LocalDate.of(2024, 2, 29));
        var request = securer.secure(SubjectType.CUSTOMER, owner);

        portal().body(Map.of("years", 10)).put(path("/retention-term")).then().statusCode(200);

        given().queryParam("requestId", request)
                .get("/v1/invoices")
                .then()
                .body("", hasSize(1))
                .body("[0].decidedBy", equalTo("LAW"))
                .body("[0].lastDay", equalTo("2031-12-31"));
        portal().get(path("/invoices")).then().body("", empty());
    }

    @Test
    void listIsPagedAndNamesNobody() {
        securer.learnerOf(owner, 3);
        List<String> all = column("recordId");

        portal().queryParam("limit", 2)
                .queryParam("after", all.getFirst())
                .get(path("/invoices"))
                .then()
                .body("recordId", equalTo(all.subList(1, 3)))
                .body("", everyItem(not(org.hamcrest.Matchers.hasKey("buyer"))))
                .body(not(containsString("Iris")));
    }

    @Test
    void whatIsNoOpaqueIdIsNoOwner() {
        portal().get("/v1/owners/jan@example.org/retention-term").then().statusCode(404);
    }

    @Test
    void longerThanAnyOwnerMayChooseIsRefused() {
        portal().body(Map.of("years", 11)).put(path("/retention-term")).then().statusCode(400);
    }

    @Test
    void strangersAndOtherReadersDoNotSpeakForOwners() {
        given().get(path("/retention-term")).then().statusCode(401);
        Caller.OFFICER
                .calls()
                .get(path("/retention-term"))
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private String shorten(int years, int touches) {
        return portal().queryParam("touches", touches)
                .body(Map.of("years", years))
                .put(path("/retention-term"))
                .then()
                .statusCode(202)
                .body("state", equalTo("waiting"))
                .extract()
                .path("changeId");
    }

    private String destroyAll(int touches) {
        return portal().queryParam("touches", touches)
                .delete(path("/invoices"))
                .then()
                .statusCode(202)
                .body("change", equalTo("delete-all"))
                .extract()
                .path("changeId");
    }

    private void letAWeekPass() {
        ((OffsetClock) clock).advance(Duration.ofDays(7).plusHours(2));
    }

    private List<String> lastDays() {
        return column("lastDay");
    }

    private List<String> column(String name) {
        return portal().get(path("/invoices")).then().statusCode(200).extract().path(name);
    }

    /** Of all decisions of this owner, in the order they were told; waits until something was. */
    private List<String> steps() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).isNotEmpty());
        return told().stream().map(RetentionTermChanged::step).toList();
    }

    private List<RetentionTermChanged> told() {
        return wire.heard(RetentionTermChanged.class).stream()
                .filter(changed -> changed.ownerId().equals(Long.toString(owner)))
                .toList();
    }

    private String path(String rest) {
        return "/v1/owners/" + owner + rest;
    }

    private static RequestSpecification portal() {
        return Caller.PORTAL.sends();
    }
}
