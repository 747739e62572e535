package nl.gewist.retention.purge;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.gewist.contract.RetentionEvent.InvoiceHeld;
import nl.gewist.contract.RetentionEvent.InvoiceReleased;
import nl.gewist.contract.RetentionEvent.InvoicesPurged;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.clock.ClockGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class PurgeTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @Inject
    AgroalDataSource vault;

    @Inject
    @DataSource("keys")
    AgroalDataSource keys;

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    PurgeWorker worker;

    @Inject
    RestoredWorker restored;

    @Inject
    DueInvoices table;

    @Inject
    ClockGuard guard;

    @Inject
    MeterRegistry meters;

    @Inject
    Clock clock;

    /** The same invoice many times, on hold; a hundred per request, for the tests' wire keeps every event. */
    private static final String COPIES = """
            insert into retained_invoice (record_id, request_id, round, store, collection, invoice_key, kind, number,
                issued_on, owner_id, legal_basis, owner_decides, counts_from, legal_until, last_day, decided_by,
                secured_at, sealed, held_by, held_reason, held_at)
            select md5(no || ?)::uuid, md5(no / 100 || ?)::uuid, round, 'copies', collection, no || record_id::text,
                kind, record_id::text, issued_on, owner_id, legal_basis, owner_decides, counts_from, legal_until,
                last_day, decided_by, secured_at, sealed, held_by, held_reason, held_at
            from retained_invoice, generate_series(1, ?) no where record_id = ?::uuid""";

    private static final String KEYS = """
            insert into sealing_key (record_id, wrapped)
            select md5(no || ?)::uuid::text, wrapped from sealing_key, generate_series(1, ?) no where record_id = ?""";

    private static final String LET_GO = """
            update retained_invoice set held_at = null, held_by = null, held_reason = null where number = ?""";

    private static final String PURGED = """
            select count(*) from purged_invoice
            where record_id in (select md5(no || ?)::uuid from generate_series(1, ?) no)""";

    private Timer transactions;

    private long customer;

    @BeforeEach
    void believeTheClock() {
        guard.mayDestroy();
        guard.release("test", "clock-of-another-test");
        customer = platform.customer();
        transactions = meters.get("gewist.purge.transaction").timer();
    }

    @Test
    void customersOwnInvoiceOverItsLastDayIsDestroyedWithItsKeyAndTold() {
        platform.ownInvoice(customer, LocalDate.of(2010, 5, 1));
        platform.ownInvoice(customer, LocalDate.of(2012, 2, 29));
        platform.ownInvoice(customer, LocalDate.of(2026, 5, 1));

        UUID request = securer.secure(SubjectType.CUSTOMER, customer);

        assertThat(purged(request, 1)).containsExactly(new InvoicesPurged(request, "awr-52", 2));
        assertThat(records(request)).hasSize(1);
        assertThat(keysOf(request)).isEqualTo(1);
        assertThat(new Sql(vault)
                        .query("select 1 from purged_invoice where request_id = ?", row -> row.getInt(1), request))
                .hasSize(2);
    }

    @Test
    void onlyTheOneStopShopsBasisKeepsTenYearsAndThatIsOverToo() {
        LocalDate today = LocalDate.now(clock);
        platform.ossInvoice(customer, today.minusYears(9));
        platform.ownInvoice(customer, today.minusYears(9));
        platform.ossInvoice(customer, today.minusYears(12));

        UUID request = securer.secure(SubjectType.CUSTOMER, customer);

        assertThat(purged(request, 2))
                .containsExactlyInAnyOrder(
                        new InvoicesPurged(request, "awr-52", 1), new InvoicesPurged(request, "oss-369k", 1));
        given().queryParam("requestId", request)
                .get("/v1/invoices")
                .then()
                .body("legalBasis", equalTo(List.of("VAT directive art. 369k")))
                .body("lastDay", equalTo(List.of(today.getYear() + 1 + "-12-31")));
    }

    @Test
    void heldInvoiceStaysUntilItIsReleased() {
        UUID request = securer.learnerOf(customer, 1);
        String record = records(request).getFirst();
        officer("tax-inspection").post(hold(record)).then().statusCode(204);

        makeDue(request);

        letItLook();
        assertThat(records(request)).containsExactly(record);
        officer("case-closed").delete(hold(record)).then().statusCode(204);
        assertThat(purged(request, 1)).containsExactly(new InvoicesPurged(request, "platform-default", 1));
        assertThat(wire.heard(request, InvoiceHeld.class))
                .containsExactly(
                        new InvoiceHeld(request, UUID.fromString(record), "privacy-officer", "tax-inspection"));
        assertThat(wire.heard(request, InvoiceReleased.class)).hasSize(1);
    }

    @Test
    void holdIsTheOfficersAloneAndNeedsAReason() {
        String record = records(securer.learnerOf(customer, 1)).getFirst();

        given().post(hold(record)).then().statusCode(401);
        Caller.PORTAL
                .calls()
                .queryParam("reason", "because")
                .post(hold(record))
                .then()
                .statusCode(403);
        Caller.OFFICER.calls().post(hold(record)).then().statusCode(400);
        officer("tax-inspection")
                .post(hold(UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        officer("tax-inspection").delete(hold(record)).then().statusCode(404);
    }

    /** The purge stops where it notes what is gone: keys are destroyed by then, rows are not committed. */
    @Test
    void deathBetweenKeysAndRowsLeavesNothingReadableAndNothingStuck() throws SQLException {
        UUID request = securer.learnerOf(customer, 2);
        String number = numbers(request).getFirst();
        try (Connection lock = vault.getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table purged_invoice in access exclusive mode");
            makeDue(request);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(keysOf(records(request))).isZero());
            assertThat(records(request)).hasSize(2);
            Caller.PORTAL
                    .calls()
                    .queryParam("reason", "owner-download")
                    .queryParam("ownerId", customer)
                    .get("/v1/invoices/" + number)
                    .then()
                    .statusCode(404);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(killPurge()).isPositive());
            lock.rollback();
        }

        assertThat(purged(request, 1)).containsExactly(new InvoicesPurged(request, "platform-default", 2));
        assertThat(records(request)).isEmpty();
    }

    @Test
    void recordThatARestoredVaultBringsBackIsDestroyedAgain() {
        UUID request = securer.learnerOf(customer, 2);
        List<String> backup = rows(vault, "select r::text from retained_invoice r where request_id = ?", request);
        makeDue(request);
        purged(request, 1);

        for (String row : backup) {
            update(vault, "insert into retained_invoice select (?::retained_invoice).*", row);
        }
        update(vault, "delete from purged_invoice where request_id = ?", request);
        assertThat(records(request)).hasSize(2);
        restored.wake();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(request)).isEmpty());
    }

    @Test
    void keyThatARestoredKeyDatabaseBringsBackIsDestroyedAgain() {
        UUID request = securer.learnerOf(customer, 1);
        String record = records(request).getFirst();
        List<String> backup = rows(keys, "select k::text from sealing_key k where record_id = ?", record);
        makeDue(request);
        purged(request, 1);

        update(keys, "insert into sealing_key select (?::sealing_key).*", backup.getFirst());
        update(keys, "delete from destroyed_key where record_id = ?", record);
        restored.wake();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keysOf(List.of(record))).isZero());
    }

    @Test
    void destroyedInvoiceDoesNotComeBackWithAnotherAnnouncement() {
        UUID request = securer.learnerOf(customer, 1);
        makeDue(request);
        purged(request, 1);

        UUID again = securer.secure(SubjectType.CUSTOMER, customer);

        assertThat(records(again)).isEmpty();
    }

    @Test
    void upcomingShowsBeforehandWhatEnds() {
        securer.learnerOf(customer, 3);

        given().queryParam("months", 120)
                .get("/v1/retention/upcoming")
                .then()
                .statusCode(200)
                .body(
                        "find { it.ownerId == '" + customer + "' }",
                        equalTo(Map.of(
                                "month",
                                "2033-12",
                                "decidedBy",
                                "DEFAULT",
                                "legalBasis",
                                "AWR art. 52",
                                "ownerId",
                                Long.toString(customer),
                                "count",
                                3,
                                "held",
                                0)));
    }

    /** In the hours around leap days, year ends and changes of summer time: days are those of the platform's people. */
    @Test
    void nothingIsTakenBeforeItsLastDayIsOverInAmsterdam() {
        long seed = Long.parseLong(System.getenv().getOrDefault("GEWIST_SEED", "4"));
        var random = new Random(seed);
        UUID request = securer.learnerOf(customer, 1);
        UUID one = UUID.fromString(records(request).getFirst());
        List<LocalDate> lastDays = List.of(
                LocalDate.of(2032, 2, 29),
                LocalDate.of(2033, 2, 28),
                LocalDate.of(2033, 12, 31),
                LocalDate.of(2034, 3, 25),
                LocalDate.of(2034, 3, 26),
                LocalDate.of(2034, 10, 29),
                LocalDate.of(2035, 6, 30));
        for (LocalDate lastDay : lastDays) {
            Instant over = lastDay.plusDays(1).atStartOfDay(AMSTERDAM).toInstant();
            update(vault, "update retained_invoice set last_day = ? where record_id = ?", lastDay, one);
            for (Instant now : List.of(over.minusMillis(1), over, over.plusSeconds(random.nextInt(-90_000, 90_000)))) {
                assertThat(taken(LocalDate.now(Clock.fixed(now, clock.getZone())))
                                .contains(one))
                        .as("seed %d: last day %s, now %s", seed, lastDay, now)
                        .isEqualTo(!now.isBefore(over));
            }
        }
    }

    /** On every day of some weeks around leap days and year ends: what is over is taken, and nothing else. */
    @Test
    void nothingIsTakenBeforeItsLastDayIsOver() {
        long seed = Long.parseLong(System.getenv().getOrDefault("GEWIST_SEED", "4"));
        var random = new Random(seed);
        UUID request = securer.learnerOf(customer, 1);
        String one = records(request).getFirst();
        for (int i = 0; i < 200; i++) {
            LocalDate around = random.nextBoolean()
                    ? LocalDate.of(2032 + 4 * random.nextInt(5), 2, 29)
                    : LocalDate.of(2031 + random.nextInt(20), 12, 31);
            LocalDate lastDay = around.plusDays(random.nextInt(7) - 3);
            LocalDate today = around.plusDays(random.nextInt(7) - 3);
            update(vault, "update retained_invoice set last_day = ? where record_id = ?::uuid", lastDay, one);

            assertThat(taken(today).contains(UUID.fromString(one)))
                    .as("seed %d: last day %s, today %s", seed, lastDay, today)
                    .isEqualTo(today.isAfter(lastDay));
        }
    }

    /** {@code GEWIST_DUE=100000} for the promised number. */
    @Test
    void manyDueRecordsGoInManyShortTransactions() {
        int records = Integer.parseInt(System.getenv().getOrDefault("GEWIST_DUE", "10000"));
        UUID request = securer.learnerOf(customer, 1);
        String one = records(request).getFirst();
        long before = transactions.count();
        officer("tax-inspection").post(hold(one)).then().statusCode(204);
        makeDue(request);
        update(keys, KEYS, one, records, one);
        update(vault, COPIES, one, one, records, one);

        update(vault, LET_GO, one);

        await().atMost(PATIENCE.multipliedBy(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(rows(vault, PURGED, one, records)).containsExactly("" + records));
        assertThat(transactions.count() - before).isGreaterThanOrEqualTo(records / 500);
        double longest = transactions.max(TimeUnit.MILLISECONDS);
        System.out.printf("%d due records, longest transaction %.0f ms%n", records, longest);
        assertThat(longest).isLessThan(1000);
    }

    private List<UUID> taken(LocalDate today) {
        return QuarkusTransaction.requiringNew()
                .call(() -> table.take(today, Integer.MAX_VALUE).stream()
                        .map(DueInvoice::recordId)
                        .toList());
    }

    private void makeDue(UUID request) {
        update(vault, "update retained_invoice set last_day = date '2020-12-31' where request_id = ?", request);
    }

    private List<InvoicesPurged> purged(UUID request, int events) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesPurged.class)).hasSize(events));
        return wire.heard(request, InvoicesPurged.class);
    }

    private void letItLook() {
        long looks = worker.looks();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(worker.looks()).isGreaterThan(looks + 1));
    }

    private int killPurge() {
        return rows(vault, """
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                            and query like '%insert into purged_invoice%'""").size();
    }

    private List<String> records(UUID request) {
        return rows(vault, "select record_id from retained_invoice where request_id = ? order by 1", request);
    }

    private List<String> numbers(UUID request) {
        return rows(vault, "select number from retained_invoice where request_id = ? order by 1", request);
    }

    private int keysOf(UUID request) {
        return keysOf(records(request));
    }

    private int keysOf(List<String> records) {
        return rows(
                        keys,
                        "select record_id from sealing_key where record_id = any(?::text[])",
                        new ArrayList<>(records))
                .size();
    }

    private static List<String> rows(AgroalDataSource where, String sql, Object... parameters) {
        return new Sql(where).query(sql, row -> row.getString(1), parameters);
    }

    private static void update(AgroalDataSource where, String sql, Object... parameters) {
        new Sql(where).update(sql, parameters);
    }

    private static String hold(String record) {
        return "/v1/invoices/" + record + "/hold";
    }

    private static RequestSpecification officer(String reason) {
        return Caller.OFFICER.calls().queryParam("reason", reason);
    }
}
