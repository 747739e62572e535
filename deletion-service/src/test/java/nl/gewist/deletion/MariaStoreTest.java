package nl.gewist.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.deletion.MariaShop.Person;
import nl.gewist.embedded.GewistServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** People of a platform on MariaDB, with a second store on PostgreSQL, through the whole service. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
@QuarkusTest
@WithTestResource(MariaShopSetup.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "deletion_mariadb"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
class MariaStoreTest {
    private static final List<String> STAY = List.of("invoice", "invoice_line", "thread", "post", "comment");

    @Inject
    Conversation conversation;

    @Inject
    MariaShop shop;

    @Inject
    Forum forum;

    @Inject
    OwnDatabase own;

    @Inject
    Clock clock;

    private ErasureCompleted erased(Person person) {
        UUID request = conversation.announced(conversation.request(person.id()));
        conversation.answer(request, 1, shop.invoices(person, null));
        return conversation.awaits(request, ErasureCompleted.class);
    }

    private long members(Person person) {
        return forum.count("select count(*) from member where learner_id = " + person.id());
    }

    private long own(Person person) {
        return shop.count("select count(*) from learner where id = " + person.id());
    }

    @Test
    void aRequestIsCompletedSweptAndClosedAndOthersRowsAreAsTheyWere() {
        Person other = shop.join(null);
        var before = shop.rows();
        Person person = shop.join(other);
        given().get("/v1/data-map").then().body("misfits", empty());
        given().get("/v1/data-map/preview?subjectType=learner&subjectId=" + person.id())
                .then()
                .body("collections.name", hasItem("shop.note"));

        ErasureCompleted completed = erased(person);

        assertThat(completed.counts())
                .containsEntry("shop.learner", new Counts(1, 0, 0))
                .containsEntry("shop.note", new Counts(2, 0, 0))
                .containsEntry("shop.progress", new Counts(3, 0, 0))
                .containsEntry("shop.address", new Counts(1, 0, 0))
                .containsEntry("shop.ticket", new Counts(2, 0, 0))
                .containsEntry("forum.member", new Counts(1, 0, 0))
                .containsKeys("shop.invoice", "shop.post", "shop.thread");
        var after = shop.rows();
        before.forEach((table, rows) -> {
            if (STAY.contains(table)) {
                assertThat(after.get(table)).as(table).containsAll(rows);
            } else {
                assertThat(after.get(table)).as(table).isEqualTo(rows);
            }
        });
        assertThat(after.toString().toLowerCase(Locale.ROOT))
                .doesNotContain(person.email(), "van nummer" + person.id(), person.phone());
        assertThat(after.get("invoice")).anyMatch(row -> row.contains("A" + person.id()) && row.contains("121.00"));
        conversation.say(new BackupExpiryCompleted(completed.requestId()));
        await().atMost(Conversation.SOON)
                .until(() ->
                        given().get("/v1/deletions/" + completed.requestId()).path("backupsGoneAt") != null);
        conversation.sweeps();
        conversation.awaits(completed.requestId(), ErasureClosed.class);
        given().get("/v1/deletions/" + completed.requestId()).then().body("sweptAt", notNullValue());
    }

    @Test
    void oneOwnersPartGoesAndTheRestStays() {
        Person person = shop.join(shop.join(null));
        UUID request = conversation.announced(conversation.ownersRequest(person.id(), "2"));
        conversation.answer(request, 1, shop.invoices(person, "2"));

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);

        assertThat(completed.counts())
                .containsEntry("shop.enrolment", new Counts(1, 0, 0))
                .containsEntry("shop.progress", new Counts(1, 0, 0));
        assertThat(own(person)).isEqualTo(1);
        assertThat(shop.count("select count(*) from progress where enrolment_id = " + person.id()))
                .isEqualTo(2);
    }

    @Test
    void whoHasVeryManyRowsLosesThemInChunks() {
        Person person = shop.join(shop.join(null));
        shop.execute(
                "insert into visit (learner_id, ip) select %s, '192.0.2.9' from seq_1_to_12000".formatted(person.id()));

        ErasureCompleted completed = erased(person);

        assertThat(completed.counts()).containsEntry("shop.visit", new Counts(12_002, 0, 0));
        assertThat(own(person)).isZero();
    }

    @Test
    void aRequestWaitsForAStoreThatIsAway() {
        Person person = shop.join(shop.join(null));
        UUID request = conversation.announced(conversation.request(person.id()));
        var invoices = shop.invoices(person, null);
        shop.goAway();
        try {
            conversation.answer(request, 1, invoices);
            await().atMost(Conversation.SOON)
                    .untilAsserted(() -> assertThat(own.state(request)).isEqualTo("erasing"));
            assertThat(own(person)).isEqualTo(1);
        } finally {
            shop.comeBack();
        }

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);

        assertThat(completed.counts()).containsKeys("shop.learner", "forum.member");
        assertThat(own(person) + members(person)).isZero();
    }

    @Test
    void aLockOfThePlatformIsWaitedForAndNothingIsHalfDone() throws Exception {
        Person person = shop.join(shop.join(null));
        UUID request = conversation.announced(conversation.request(person.id()));
        var invoices = shop.invoices(person, null);
        try (Connection platform = shop.connect();
                Statement statement = platform.createStatement()) {
            platform.setAutoCommit(false);
            statement.execute("update ticket set subject = 'Busy' where learner_id = " + person.id());
            conversation.answer(request, 1, invoices);
            await().atMost(Conversation.SOON)
                    .until(() -> shop.count("select count(*) from information_schema.innodb_lock_waits") > 0);
            await().atMost(Conversation.SOON)
                    .until(() -> shop.count("select count(*) from information_schema.innodb_lock_waits") == 0);
            assertThat(own(person)).isEqualTo(1);
            assertThat(own.state(request)).isEqualTo("erasing");
            platform.rollback();
        }

        conversation.awaits(request, ErasureCompleted.class);

        assertThat(own(person)).isZero();
    }

    @Test
    void noValueOfAnErrorReachesTheLog() {
        Person person = shop.join(shop.join(null));
        UUID request = conversation.announced(conversation.request(person.id()));
        var invoices = shop.invoices(person, null);
        var lines = new ConcurrentLinkedQueue<String>();
        Handler handler = new Lines(lines);
        Logger.getLogger("").addHandler(handler);
        shop.execute("create trigger loud before delete on learner for each row"
                + " signal sqlstate '45000' set message_text = 'wende.loud@post.example'");
        try {
            conversation.answer(request, 1, invoices);
            await().atMost(Conversation.SOON).until(() -> lines.stream().anyMatch(line -> line.contains("45000")));
            assertThat(own(person)).isEqualTo(1);
        } finally {
            shop.execute("drop trigger loud");
            Logger.getLogger("").removeHandler(handler);
        }

        conversation.awaits(request, ErasureCompleted.class);

        assertThat(lines).noneMatch(line -> line.contains("wende"));
    }

    @Test
    void theSweepFindsWhatIsLeftAndWhoCameBack() {
        Person person = shop.join(shop.join(null));
        UUID request = erased(person).requestId();
        shop.execute("insert into log_line (line) values ('mailed %s')".formatted(person.email()));
        shop.execute("insert into visit (learner_id, ip) values (%s, '192.0.2.3')".formatted(person.id()));

        conversation.sweeps();

        assertThat(given().get("/v1/sweeps/findings?request=" + request)
                        .jsonPath()
                        .getList("collect { it.kind + ' ' + it.collection }")
                        .toString())
                .contains("email shop.log_line", "reappeared shop.visit");
        shop.execute("delete from log_line");
        shop.execute("delete from visit where learner_id = " + person.id());
    }

    @Test
    void aRestoredStoreIsErasedFromAgain() {
        Person person = shop.join(shop.join(null));
        UUID request = erased(person).requestId();
        shop.execute("insert into visit (learner_id, ip) values (%s, '192.0.2.3')".formatted(person.id()));

        conversation.say(new BackupRestored("shop", "b-1", clock.instant()));

        assertThat(conversation.awaits(request, ErasureReplayed.class).counts())
                .isEqualTo(Map.of("shop.visit", new Counts(1, 0, 0)));
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () -> given().get("/v1/restores?store=shop").then().body("[0].state", equalTo("done")));
    }

    /** Everything that is logged, with the messages of what was thrown. */
    private static final class Lines extends Handler {
        private final ConcurrentLinkedQueue<String> lines;

        Lines(ConcurrentLinkedQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            StringBuilder text = new StringBuilder(String.valueOf(line.getMessage()));
            if (line.getParameters() != null) {
                text.append(List.of(line.getParameters()));
            }
            for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
                text.append(cause);
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
