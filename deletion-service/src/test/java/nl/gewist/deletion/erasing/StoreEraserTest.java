package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The eraser on a real store, without the service around it. */
class StoreEraserTest {
    private static final Instant NOW = SamplePlatform.REFERENCE;

    private static Database database;
    private static SubjectPlan plan;
    private static final Deque<Long> learners = new ArrayDeque<>();

    private Connection store;
    private final Map<UUID, Evidence> kept = new HashMap<>();

    @BeforeAll
    static void fill() throws SQLException {
        database = TestServers.shared().freshDatabase("eraser");
        try (var connection = database.connect()) {
            SamplePlatform.create(connection, 60, 11);
            learners.addAll(new SampleReader(connection).learnerIds());
            var map = DataMap.read("sample", new InputStreamReader(SamplePlatform.dataMap(), StandardCharsets.UTF_8));
            var catalog = Catalog.read(connection, map, map.stores().get("platform"));
            plan = SubjectPlan.of(map, List.of(catalog), "learner");
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        store = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        store.close();
    }

    private static String learner() {
        return learners.removeFirst().toString();
    }

    private String learnerOfTwo() throws SQLException {
        var ofTwo = text("select string_agg(learner_id::text, ',') from (select learner_id from enrolment"
                + " join training using (training_id) group by learner_id having count(distinct customer_id) = 2) l");
        var learner = learners.stream()
                .filter(id -> List.of(ofTwo.split(",")).contains(id.toString()))
                .findFirst()
                .orElseThrow();
        learners.remove(learner);
        return learner.toString();
    }

    private Erasure erasure(String learner) throws SQLException {
        var target = new Target(UUID.randomUUID(), learner, null);
        var keys = plan.root().invoices().keys(store, List.of(target), false);
        return new Erasure(target, keys.get(target.requestId()).digest(), NOW, null);
    }

    private List<Outcome> erase(Erasure... erasures) throws SQLException {
        return new StoreEraser(plan, new FileDirectories(Map.of())).erase(store, List.of(erasures), kept::putAll);
    }

    private long count(String table, String learner) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table + " where learner_id = " + learner)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aBatchIsErasedTogetherAndNothingOfItIsFoundAnywhere() throws SQLException {
        var people = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            people.add(learner());
        }
        var values = new SampleReader(store)
                .personValues(people.stream().map(Long::valueOf).toList());
        var erasures = new ArrayList<Erasure>();
        for (var person : people) {
            erasures.add(erasure(person));
        }

        var outcomes = erase(erasures.toArray(Erasure[]::new));

        assertThat(outcomes).hasSize(10).allSatisfy(outcome -> {
            var erased = (Outcome.Erased) outcome;
            assertThat(erased.counts().get("platform.learner")).isEqualTo(new Counts(1, 0, 0));
            assertThat(erased.counts()).isEqualTo(kept.get(erased.requestId()).counts());
        });
        assertThat(new LeftoverSearch(values).in(store)).isEmpty();
    }

    @Test
    void whatALearnerLeavesBehindStaysTheOwners() throws SQLException {
        var learner = learner();
        var sellers = "select string_agg(number || ' of ' || customer_id, ',' order by invoice_id) from learner_invoice"
                + " where invoice_id in ("
                + text("select string_agg(invoice_id::text, ',') from learner_invoice" + " where learner_id = "
                        + learner)
                + ")";
        var before = text(sellers);

        erase(erasure(learner));

        assertThat(text(sellers)).isEqualTo(before).isNotBlank();
    }

    @Test
    void nothingIsDeletedBeforeTheEvidenceIsKept() throws SQLException {
        var learner = learner();
        var erasure = erasure(learner);
        EvidenceKeeper away = evidence -> {
            throw new IllegalStateException("the evidence's database is away");
        };

        assertThatThrownBy(
                        () -> new StoreEraser(plan, new FileDirectories(Map.of())).erase(store, List.of(erasure), away))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count("learner", learner)).isEqualTo(1);
        assertThat(count("login_event", learner)).isPositive();
    }

    @Test
    void anInvoiceSinceTheVaultCopiedLeavesOnlyThatRequestOut() throws SQLException {
        var late = learner();
        var other = learner();
        var lateErasure = erasure(late);
        var otherErasure = erasure(other);
        execute(
                "insert into learner_invoice (customer_id, learner_id, number, issued_on, due_on, buyer_name, buyer_email,"
                        + " seller_name, seller_street, seller_postal_code, seller_city, seller_country, total_net, total_vat,"
                        + " total_gross) select customer_id, " + late
                        + ", 'late', now(), now(), 'x', 'x', 'x', 'x', 'x', 'x', 'NL', 1, 1, 2 from customer limit 1");

        var outcomes = erase(lateErasure, otherErasure);

        assertThat(outcomes)
                .contains(new Outcome.Outdated(lateErasure.target().requestId()))
                .hasSize(2);
        assertThat(count("learner", late)).isEqualTo(1);
        assertThat(count("learner", other)).isZero();
        assertThat(kept).containsOnlyKeys(otherErasure.target().requestId());
    }

    @Test
    void aSecondTryAfterTheStoresCommitCompletesWithTheFirstCounts() throws SQLException {
        var learner = learner();
        var first = erasure(learner);
        erase(first);
        var evidence = kept.get(first.target().requestId());
        execute("insert into login_event (learner_id, ip, user_agent, succeeded) values (" + learner
                + ", '10.0.0.1', 'late', true)");
        kept.clear();

        var outcomes = erase(new Erasure(first.target(), first.securedDigest(), NOW, evidence));

        assertThat(outcomes).containsExactly(new Outcome.Erased(first.target().requestId(), evidence.counts(), 1, 0));
        assertThat(count("login_event", learner)).isZero();
        assertThat(kept).isEmpty();
    }

    @Test
    void aSecondTryOfAnOwnersPartLeavesTheAccountAlsoWhenNoOtherOwnerIsLeft() throws SQLException {
        var learner = learnerOfTwo();
        var owner = text("select min(customer_id) from training join enrolment using (training_id) where learner_id = "
                + learner);
        var target = new Target(UUID.randomUUID(), learner, owner);
        var secured = plan.root().invoices().keys(store, List.of(target), false).get(target.requestId());
        erase(new Erasure(target, secured.digest(), NOW, null));
        var evidence = kept.get(target.requestId());
        execute("delete from learner_invoice_line where invoice_id in"
                + " (select invoice_id from learner_invoice where learner_id = " + learner
                + "); delete from learner_invoice where learner_id = " + learner
                + "; update training set customer_id = " + owner
                + " where training_id in (select training_id from enrolment where learner_id = " + learner + ")");

        erase(new Erasure(target, secured.digest(), NOW, evidence));

        assertThat(evidence.counts()).doesNotContainKey("platform.learner");
        assertThat(count("learner", learner)).isEqualTo(1);
    }

    @Test
    void whatCannotBeVerifiedIsNotErasedAtAll() throws SQLException {
        var learner = learner();
        execute("create function hold_on() returns trigger language plpgsql as 'begin return null; end';"
                + "create trigger hold_on before delete on upload for each row when (old.learner_id = " + learner
                + ") execute function hold_on()");
        var erasure = erasure(learner);

        assertThatThrownBy(() -> erase(erasure)).isInstanceOf(Exception.class);

        execute("drop trigger hold_on on upload; drop function hold_on");
        assertThat(count("learner", learner)).isEqualTo(1);
        assertThat(count("login_event", learner)).isPositive();
        assertThat(erase(erasure)).hasSize(1).allMatch(Outcome.Erased.class::isInstance);
    }

    @Test
    void somebodyCreatedAfterTheRequestIsRefused() throws SQLException {
        var erasure = erasure(learner());

        var outcomes = erase(new Erasure(erasure.target(), erasure.securedDigest(), Instant.EPOCH, null));

        assertThat(outcomes)
                .containsExactly(new Outcome.Refused(erasure.target().requestId(), "created-after-request"));
    }

    @Test
    void thePlatformsLocksAreRespected() throws SQLException {
        var learner = learner();
        var erasure = erasure(learner);
        try (var platform = database.connect()) {
            platform.setAutoCommit(false);
            platform.createStatement().execute("update learner set bio = 'x' where learner_id = " + learner);

            assertThatThrownBy(() -> erase(erasure))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
            platform.rollback();
        }

        assertThat(erase(erasure)).hasSize(1);
    }
}
