package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two erasures in one store at the same time; the first stops just before its commit. */
class SideBySideTest {
    private static final String MAP = """
            dataset:
            - fides_key: db
              collections:
              - name: learner
                fields:
                - {name: id}
                - {name: email, data_categories: [user.contact.email]}
              - name: visit
                fields: [{name: id}, {name: learner_id, fides_meta: {references: [{dataset: db, field: learner.id}]}}]
              - name: post
                fields:
                - {name: id}
                - {name: thread}
                - {name: author_id, fides_meta: {references: [{dataset: db, field: learner.id}]}}
                - {name: body, data_categories: [user.content]}
              - name: signup
                fields: [{name: id}, {name: email, data_categories: [user.contact.email]}]
            gewist:
              version: 1
              stores: {db: {kind: postgresql, region: eu}}
              subjects: {learner: {root: db.learner.id, identifiers: {email: [db.learner.email]}}}
              collections:
                db.signup: {belongs_by: {email: email}}
                db.post:
                  treat: anonymise
                  fields: {author_id: 'null', body: redact}
                  mentions: [{field: thread, of: db.post.thread, redact: [body]}]
            """;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Database database;
    private Connection platform;
    private SubjectPlan plan;

    @BeforeEach
    void create() throws SQLException {
        database = TestServers.shared().freshDatabase("side");
        platform = database.connect();
        execute("""
                create table learner (id int primary key, email text);
                create table visit (id int primary key, learner_id int not null references learner);
                create table post (id int primary key, thread int, author_id int references learner, body text);
                create table signup (id int primary key, email text);
                create index on visit (learner_id);
                create index on post (author_id);
                create index on post (thread);
                insert into learner values (1, 'ann@home.example'), (2, 'bob@home.example'), (3, 'ANN@home.example');
                insert into visit select i, 1 + i % 3 from generate_series(1, 9) i;
                insert into post values (1, 7, 1, 'ask bob@home.example'), (2, 7, 2, 'ask ann@home.example');
                insert into signup values (1, 'ann@home.example')""");
        var map = DataMap.read("side.yaml", new StringReader(MAP));
        plan = SubjectPlan.of(map, List.of(Catalog.read(platform, map.stores().get("db"))), "learner");
    }

    @AfterEach
    void close() throws SQLException {
        goOn.countDown();
        threads.close();
        platform.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = platform.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String rows) throws SQLException {
        try (var statement = platform.createStatement();
                var result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Future<Outcome.Erased> erase(int learner) {
        return threads.submit(() -> {
            try (var store = database.connect()) {
                var target = new Target(UUID.randomUUID(), String.valueOf(learner), null);
                return (Outcome.Erased) new StoreEraser(plan, new FileDirectories(Map.of()))
                        .erase(store, List.of(new Erasure(target, null, Instant.EPOCH, null)), this::stop)
                        .getFirst();
            }
        });
    }

    private void stop(Map<UUID, Evidence> evidence) {
        stopped.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns once it has changed all that it wants to. */
    private Future<Outcome.Erased> eraseUntilCommit(int learner) throws InterruptedException {
        var erased = erase(learner);
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        return erased;
    }

    private void awaitWaiting() {
        await().untilAsserted(
                        () -> assertThat(count("pg_locks where locktype = 'advisory' and not granted and database ="
                                        + " (select oid from pg_database where datname = current_database())"))
                                .isOne());
    }

    private long untouchedVisits(int learner) throws SQLException {
        return count("(select from visit where learner_id = " + learner + " for update skip locked) v");
    }

    @Test
    void whatIsOnePersonsAloneIsErasedWhileAnotherChangesWhatTheyShare() throws Exception {
        var first = eraseUntilCommit(1);
        var second = erase(2);
        awaitWaiting();
        assertThat(untouchedVisits(2)).isZero();
        assertThat(count("post where body like 'ask [gewist]'")).isZero();
        goOn.countDown();
        assertThat(first.get().counts()).containsEntry("db.visit", new Counts(3, 0, 0));
        assertThat(second.get().counts()).containsEntry("db.visit", new Counts(3, 0, 0));
        assertThat(count("post where body = 'ask [gewist]' and author_id is null"))
                .isEqualTo(2);
        assertThat(count("visit where learner_id in (1, 2)")).isZero();
    }

    @Test
    void oneOfTwoWithTheSameAddressWaitsForTheOtherSoThatTheLastTakesItsRows() throws Exception {
        var first = eraseUntilCommit(1);
        var second = erase(3);
        awaitWaiting();
        assertThat(untouchedVisits(3)).isEqualTo(3);
        assertThat(count("signup")).isOne();
        goOn.countDown();
        assertThat(first.get().held()).isOne();
        assertThat(second.get().held()).isZero();
        assertThat(count("signup")).isZero();
    }

    @Test
    void aTextOfSomebodyElseCountsForWhoIsReallyNamedInIt() throws SQLException {
        execute("""
                delete from post;
                insert into post values (1, 8, 1, 'hi'), (2, 8, 2, 'hi'), (3, 8, 3, 'joann@home.example asks bob@home.example')""");
        goOn.countDown();
        var erasures = Stream.of("1", "2")
                .map(id -> new Erasure(new Target(UUID.randomUUID(), id, null), null, Instant.EPOCH, null))
                .toList();
        var outcomes = new StoreEraser(plan, new FileDirectories(Map.of())).erase(platform, erasures, this::stop);
        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Erased) outcome).counts().get("db.post"))
                .containsExactly(new Counts(0, 1, 0), new Counts(0, 2, 0));
        assertThat(count("post where body = 'joann@home.example asks [gewist]'"))
                .isOne();
    }
}
