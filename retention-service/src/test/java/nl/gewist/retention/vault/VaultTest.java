package nl.gewist.retention.vault;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.Event;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.Caller;
import nl.gewist.retention.OwnDatabase;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Wire;
import nl.gewist.sealing.KeyStore;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class VaultTest {

    @Inject
    Platform platform;

    @Inject
    Wire wire;

    @Inject
    OwnDatabase database;

    @Inject
    KeyStore keys;

    @Inject
    @DataSource("keys")
    AgroalDataSource keyDatabase;

    @Inject
    SealedInvoices sealed;

    @Inject
    Clock clock;

    @Inject
    SecuringWorker worker;

    @Test
    void everyInvoiceIsSecuredAndTheAnswerAgreesWithTheDataMap() {
        long learner = platform.learner("Jan de Vries");
        platform.invoice(learner, 1, "Jan de Vries", 2);
        platform.invoice(learner, 2, "Jan de Vries", 1);
        UUID request = announce(learner, 1);

        InvoicesSecured answer = answers(request, 1).getFirst();

        InvoiceKeys keys = platform.keys(learner);
        assertThat(answer)
                .isEqualTo(new InvoicesSecured(request, 1, platform.map().version(), keys.count(), keys.digest()));
        assertThat(retained(request)).hasSize(2).allSatisfy(invoice -> {
            assertThat(invoice.legalBasis).isEqualTo("AWR art. 52");
            assertThat(invoice.lastDay).isEqualTo("2033-12-31");
            assertThat(invoice.round).isEqualTo(1);
        });
        assertThat(wire.heard(request).getFirst().header().sequence()).isEqualTo(2);
    }

    @Test
    void theKeysFollowARotationByThemselves() {
        await().untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString()).contains("gewist_keys_behind 0.0"));
    }

    @Test
    void aLostKeyIsMissedAndOneThatWasDestroyedIsNot() {
        long learner = platform.learner("Vera Visser");
        platform.invoice(learner, 1, "Vera Visser", 1);
        platform.invoice(learner, 2, "Vera Visser", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);
        List<String> records = retained(request).stream()
                .map(invoice -> invoice.recordId.toString())
                .toList();
        assertThat(sealed.page(null, 10_000)).containsAll(records);
        assertThat(keys.missing(records)).isEmpty();

        keys.destroy(records.subList(0, 1));

        assertThat(keys.missing(records)).isEmpty();
        given().get("/q/metrics").then().body(containsString("gewist_keys_missing 0.0"));
    }

    @Test
    void aLostKeyIsStillMissedAfterTheNextRound() {
        long learner = platform.learner("Willem Verloren");
        platform.invoice(learner, 1, "Willem Verloren", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);
        String record = retained(request).getFirst().recordId.toString();
        new Sql(keyDatabase).update("delete from sealing_key where record_id = ?", record);

        wire.say(announcement(request, Long.toString(learner), null, 2), 4, "2", clock.instant());

        answers(request, 2);
        assertThat(keys.missing(List.of(record))).containsExactly(record);
    }

    @Test
    void subjectWithoutInvoicesIsReadyWithNothing() {
        UUID request = announce(platform.learner("Zonder Factuur"), 1);

        InvoicesSecured answer = answers(request, 1).getFirst();

        assertThat(answer.count()).isZero();
        assertThat(answer.digest()).isEqualTo(InvoiceKeys.of(List.of()).digest());
    }

    @Test
    void unknownSubjectIsReadyWithNothing() {
        UUID request = UUID.randomUUID();
        wire.say(announcement(request, "no-number", null, 1), 2, "1", clock.instant());

        assertThat(answers(request, 1).getFirst().count()).isZero();
    }

    @Test
    void redeliveryChangesNothing() {
        long learner = platform.learner("Anna Bakker");
        platform.invoice(learner, 1, "Anna Bakker", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);
        String before = database.rowsOf(request);

        sayAndWait(announcement(request, Long.toString(learner), null, 1), "1");

        assertThat(database.rowsOf(request)).isEqualTo(before);
        assertThat(wire.heard(request)).hasSize(1);
    }

    @Test
    void reannouncedRoundThatIsSecuredIsAnsweredAgainByTheSameId() {
        long learner = platform.learner("Bram Smit");
        platform.invoice(learner, 1, "Bram Smit", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);
        String before = database.rowsOf(request);

        wire.say(announcement(request, Long.toString(learner), null, 1), 3, "1/again", clock.instant());
        answers(request, 2);

        assertThat(wire.heard(request).stream()
                        .map(heard -> heard.header().id())
                        .distinct())
                .hasSize(1);
        assertThat(wire.heard(request, InvoicesSecured.class).stream().distinct())
                .hasSize(1);
        assertThat(database.rowsOf(request)).isEqualTo(before);
    }

    @Test
    void nextRoundAddsWhatIsNew() {
        long learner = platform.learner("Carla Mulder");
        platform.invoice(learner, 1, "Carla Mulder", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);
        platform.invoice(learner, 1, "Carla Mulder", 1);

        wire.say(announcement(request, Long.toString(learner), null, 2), 4, "2", clock.instant());

        InvoicesSecured second = answers(request, 2).getLast();
        assertThat(second.round()).isEqualTo(2);
        assertThat(new InvoiceKeys(second.count(), second.digest())).isEqualTo(platform.keys(learner));
        assertThat(retained(request).stream().map(invoice -> invoice.round)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void olderRoundThatComesLateChangesNothing() {
        long learner = platform.learner("Daan Visser");
        UUID request = UUID.randomUUID();
        wire.say(announcement(request, Long.toString(learner), null, 2), 4, "2", clock.instant());
        answers(request, 1);

        sayAndWait(announcement(request, Long.toString(learner), null, 1), "1");

        assertThat(wire.heard(request, InvoicesSecured.class)).hasSize(1);
    }

    @Test
    void closedRequestForgetsWhomItWasAbout() {
        UUID request = announce(platform.learner("Joost Kuiper"), 1);
        answers(request, 1);

        sayAndWait(new ErasureClosed(request), "9");

        assertThat(database.subjectOf(request)).isEqualTo("forgotten");
    }

    @Test
    void ownersPartTakesOnlyThatOwnersInvoices() {
        long learner = platform.learner("Eva Jansen");
        platform.invoice(learner, 1, "Eva Jansen", 1);
        String second = platform.invoice(learner, 2, "Eva Jansen", 1);
        UUID request = UUID.randomUUID();

        wire.say(announcement(request, Long.toString(learner), new Scope("2"), 1), 2, "1", clock.instant());

        assertThat(answers(request, 1).getFirst().count()).isEqualTo(1);
        assertThat(retained(request)).singleElement().satisfies(invoice -> {
            assertThat(invoice.number).isEqualTo(second);
            assertThat(invoice.ownerId).isEqualTo("2");
        });
    }

    @Test
    void invoiceOfTwoRequestsIsOneRow() {
        long learner = platform.learner("Finn Meijer");
        String number = platform.invoice(learner, 1, "Finn Meijer", 1);
        UUID part = UUID.randomUUID();
        wire.say(announcement(part, Long.toString(learner), new Scope("1"), 1), 2, "1", clock.instant());
        UUID whole = announce(learner, 1);

        assertThat(answers(part, 1).getFirst().digest())
                .isEqualTo(answers(whole, 1).getFirst().digest());
        assertThat(QuarkusTransaction.requiringNew().call(() -> RetainedInvoice.ofNumber(number)))
                .hasSize(1);
    }

    @Test
    void invoiceOfALearnerIsTheSameRowWhenItsSellerLeaves() {
        long customer = platform.customer();
        long learner = platform.learner("Gijs Vos");
        String ofLearner = platform.invoice(learner, customer, "Gijs Vos", 1);
        UUID part = UUID.randomUUID();
        wire.say(
                announcement(part, Long.toString(learner), new Scope(Long.toString(customer)), 1),
                2,
                "1",
                clock.instant());
        answers(part, 1);
        platform.anonymise(ofLearner);
        String ofGuest = platform.invoice(platform.learner("Gast Gans"), customer, "Gast Gans", 1);
        UUID leaving = UUID.randomUUID();

        wire.say(customersAnnouncement(leaving, customer), 2, "1", clock.instant());

        InvoicesSecured answer = answers(leaving, 1).getFirst();
        assertThat(new InvoiceKeys(answer.count(), answer.digest())).isEqualTo(platform.keysOfSeller(customer));
        assertThat(answer.count()).isEqualTo(2);
        assertThat(buyers(ofLearner)).containsExactly("Gijs Vos");
        assertThat(buyers(ofGuest)).containsExactly("Gast Gans");
    }

    @Test
    void neverReadyWhileThePlatformIsAway() {
        long learner = platform.learner("Guus Bos");
        platform.invoice(learner, 1, "Guus Bos", 1);
        platform.goAway();
        UUID request;
        try {
            request = announce(learner, 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(database.isDue(request)).isTrue());
            assertThat(wire.heard(request)).isEmpty();
        } finally {
            platform.comeBack();
        }

        assertThat(answers(request, 1).getFirst().count()).isEqualTo(1);
    }

    @Test
    void platformThatHangsCountsAsAway() throws SQLException {
        long learner = platform.learner("Kees Dekker");
        platform.invoice(learner, 1, "Kees Dekker", 1);
        UUID request;
        try (Connection _ = platform.hang()) {
            request = announce(learner, 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.failures()).isPositive());
            assertThat(wire.heard(request)).isEmpty();
        }

        assertThat(answers(request, 1).getFirst().count()).isEqualTo(1);
    }

    @Test
    void neverReadyWhileTheMapDoesNotFit() {
        long learner = platform.learner("Hanna Kok");
        platform.invoice(learner, 1, "Hanna Kok", 1);
        platform.execute("alter table invoice rename buyer_name to billed_to");
        UUID request;
        try {
            request = announce(learner, 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(database.waitsFor(request)).contains("map-does-not-fit"));
            assertThat(wire.heard(request)).isEmpty();
        } finally {
            platform.execute("alter table invoice rename billed_to to buyer_name");
        }
        ((OffsetClock) clock).advance(Duration.ofMinutes(2));

        assertThat(answers(request, 1).getFirst().count()).isEqualTo(1);
    }

    @Test
    void neverReadyUnderAnotherMapThanAnnounced() {
        long learner = platform.learner("Ilse Post");
        UUID request = UUID.randomUUID();
        ErasureAnnounced other = announcement(request, Long.toString(learner), null, 1);
        wire.say(
                new ErasureAnnounced(request, other.subject(), null, 1, "sha256:000000000000", other.participants()),
                2,
                "1",
                clock.instant());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.waitsFor(request)).contains("map-version-differs"));

        wire.say(announcement(request, Long.toString(learner), null, 1), 3, "1/again", clock.instant());

        assertThat(answers(request, 1).getFirst().mapVersion())
                .isEqualTo(platform.map().version());
    }

    @Test
    void unsealedInvoiceIsExactlyTheIssuedOne() {
        long learner = platform.learner("x");
        platform.invoice(learner, 1, "👩‍🚀 Zoë Ångström-O'Brien", 3);
        platform.invoice(learner, 1, "\u202Bيوسف بن علي\u202C", 1);
        platform.invoice(learner, 2, null, 1);
        platform.invoice(learner, 2, "", 0);
        platform.invoice(learner, 2, "Duizend Regels", 1000);
        UUID request = announce(learner, 1);
        answers(request, 1);

        List<IssuedInvoice> unsealed = retained(request).stream()
                .map(invoice -> InvoiceSeal.unseal(
                        invoice.sealed,
                        invoice.recordId.toString(),
                        keys.open(List.of(invoice.recordId.toString())).get(invoice.recordId.toString())))
                .toList();

        List<InvoiceRecord> issued = platform.invoices(learner);
        assertThat(unsealed)
                .containsExactlyInAnyOrderElementsOf(
                        issued.stream().map(IssuedInvoice::of).toList());
        assertThat(unsealed).extracting(invoice -> invoice.lines().size()).contains(0, 3, 1000);
    }

    @Test
    void anInvoiceOfAHundredThousandLinesIsSecuredAndGivenOut() {
        int lines = 100_000;
        long learner = platform.learner("Honderdduizend Regels");
        String number = platform.invoice(learner, 1, "Honderdduizend Regels", lines);

        answers(announce(learner, 1), 1);

        String csv = Caller.PORTAL
                .calls()
                .queryParam("reason", "owner-download")
                .queryParam("ownerId", 1)
                .queryParam("format", "csv")
                .get("/v1/invoices/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(lines + 1).last().asString().contains("Les " + lines);
    }

    @Test
    void nothingPersonalStandsInTheClear() {
        long learner = platform.learner("Quirijn Wolfswinkel");
        platform.invoice(learner, 1, "Quirijn Wolfswinkel", 1);
        UUID request = announce(learner, 1);
        answers(request, 1);

        List<byte[]> everything = database.everyByte();
        everything.addAll(wire.bytes());

        assertThat(everything).isNotEmpty();
        for (String personal : List.of(
                "Wolfswinkel",
                "Lange Nieuwstraat",
                "3512 PH",
                "learner" + learner + "@",
                "06-" + (10_000_000 + learner))) {
            assertThat(everything)
                    .allSatisfy(bytes -> assertThat(new String(bytes, UTF_8).contains(personal))
                            .as("a personal value in the clear")
                            .isFalse());
        }
    }

    private UUID announce(long learner, int round) {
        UUID request = UUID.randomUUID();
        wire.say(
                announcement(request, Long.toString(learner), null, round),
                round + 1,
                Integer.toString(round),
                clock.instant());
        return request;
    }

    /** Says an event and waits until it has had its effect, and whatever it makes retention say is on the wire. */
    private void sayAndWait(Event event, String occurrence) {
        long before = database.recordsRead();
        wire.say(event, 2, occurrence, clock.instant());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.recordsRead()).isEqualTo(before + 1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.eventsToSend()).isZero());
    }

    /** One per row in the vault. */
    private List<String> buyers(String number) {
        return QuarkusTransaction.requiringNew().call(() -> RetainedInvoice.ofNumber(number)).stream()
                .map(invoice -> InvoiceSeal.unseal(
                        invoice.sealed,
                        invoice.recordId.toString(),
                        keys.open(List.of(invoice.recordId.toString())).get(invoice.recordId.toString())))
                .map(invoice -> invoice.buyer().name())
                .toList();
    }

    private ErasureAnnounced customersAnnouncement(UUID request, long customer) {
        return new ErasureAnnounced(
                request,
                new Subject(SubjectType.CUSTOMER, Long.toString(customer)),
                null,
                1,
                platform.map().version(),
                List.of("retention-service", "notification-service"));
    }

    private ErasureAnnounced announcement(UUID request, String learner, Scope scope, int round) {
        return new ErasureAnnounced(
                request,
                new Subject(SubjectType.LEARNER, learner),
                scope,
                round,
                platform.map().version(),
                List.of("retention-service", "notification-service"));
    }

    private List<InvoicesSecured> answers(UUID request, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesSecured.class)).hasSize(count));
        return wire.heard(request, InvoicesSecured.class);
    }

    private static List<RetainedInvoice> retained(UUID request) {
        return QuarkusTransaction.requiringNew().call(() -> RetainedInvoice.list("requestId", request));
    }
}
