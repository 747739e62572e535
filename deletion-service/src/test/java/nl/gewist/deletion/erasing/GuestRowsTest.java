package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that only an e-mail address ties to somebody: mailing lists, and orders from before there was an account. */
class GuestRowsTest {
    private static final String MAP = """
            dataset:
            - fides_key: db
              collections:
              - name: learner
                fields:
                - {name: id}
                - {name: email, data_categories: [user.contact.email]}
              - name: former
                fields:
                - {name: learner_id, fides_meta: {references: [{dataset: db, field: learner.id}]}}
                - {name: email, data_categories: [user.contact.email]}
              - name: customer
                fields:
                - {name: id}
                - {name: email, data_categories: [user.contact.email]}
              - name: signup
                fields: [{name: id}, {name: email, data_categories: [user.contact.email]}]
              - name: guest_order
                fields:
                - {name: id}
                - {name: email, data_categories: [user.contact.email]}
                - {name: name, data_categories: [user.name]}
                - {name: day}
                - {name: total}
            gewist:
              version: 1
              stores: {db: {kind: postgresql, region: eu}}
              subjects:
                learner: {root: db.learner.id, identifiers: {email: [db.learner.email, db.former.email]}}
                customer: {root: db.customer.id, identifiers: {email: [db.customer.email]}}
              collections:
                db.signup: {belongs_by: {email: email}}
                db.guest_order: {treat: anonymise, belongs_by: {email: email}, keep: {basis: AWR art. 52}}
              invoices:
                guest: {subject: learner, party: buyer, collection: db.guest_order, number: id, issued: day,
                  currency: {constant: EUR}, total: total, buyer: {name: name}}
            """;

    private final Map<UUID, Evidence> kept = new HashMap<>();
    private Connection store;
    private DataMap map;
    private Catalog catalog;
    private SubjectPlan plan;

    @BeforeEach
    void create() throws SQLException {
        store = TestServers.shared().freshDatabase("guests").connect();
        execute("""
                create table learner (id int primary key, email text);
                create table former (learner_id int references learner, email text);
                create index on former (learner_id);
                create table customer (id int primary key, email text);
                create table signup (id int primary key, email text not null);
                create table guest_order (id int primary key, email text, name text, day date, total numeric);
                insert into learner values (1, 'ann@home.example'), (2, 'Bob@home.example'), (3, null);
                insert into former values (1, 'Ann.Old@home.example');
                insert into signup values (1, 'ANN@home.example'), (2, ' ann.old@HOME.example'), (3, 'bob@home.example'),
                    (4, '');
                insert into guest_order values (1, 'Ann.old@home.example', 'Ann', '2025-01-01', 5),
                    (2, 'bob@home.example', 'Bob', '2025-01-02', 6)""");
        map = DataMap.read("guests.yaml", new StringReader(MAP));
        catalog = Catalog.read(store, map.stores().get("db"));
        plan = SubjectPlan.of(map, List.of(catalog), "learner");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String signups() throws SQLException {
        return text("select string_agg(id::text, ',' order by id) from signup");
    }

    private String orders() throws SQLException {
        return text("select string_agg(concat_ws('/', id, email, name), ',' order by id) from guest_order");
    }

    private Erasure erasure(String learner) throws SQLException {
        var target = new Target(UUID.randomUUID(), learner, null);
        var secured = plan.root().invoices().keys(store, List.of(target), false).get(target.requestId());
        return new Erasure(target, secured.digest(), Instant.EPOCH, null);
    }

    private List<Outcome> erase(Erasure... erasures) throws SQLException {
        return new StoreEraser(plan, new FileDirectories(Map.of())).erase(store, List.of(erasures), kept::putAll);
    }

    @Test
    void allAddressesOfThePersonFindTheirRowsAndTheirInvoicesAreComparedWithTheVault() throws SQLException {
        var asked = erasure("1");
        var preview = new PreviewReader(map, List.of(catalog), "learner")
                .read(Map.of("db", store), "1", null, LocalDate.EPOCH);

        var erased = (Outcome.Erased) erase(asked).getFirst();

        assertThat(erased.counts())
                .containsEntry("db.signup", new Counts(2, 0, 0))
                .containsEntry("db.guest_order", new Counts(0, 1, 1));
        assertThat(erased.held()).isZero();
        assertThat(signups()).isEqualTo("3,4");
        assertThat(orders()).isEqualTo("1,2/bob@home.example/Bob");
        assertThat(kept.get(erased.requestId()).invoices()).containsExactly("db/guest/1");
        assertThat(preview.invoices()).isEqualTo(1);
        preview.collections()
                .forEach(collection -> assertThat(erased.counts().get(collection.name()))
                        .isEqualTo(new Counts(
                                collection.counts().removed(),
                                collection.counts().anonymised(),
                                collection.counts().retained())));
        assertThat(preview.collections()).hasSameSizeAs(erased.counts().keySet());
    }

    @Test
    void anOrderThatTheVaultDoesNotHoldStopsThem() throws SQLException {
        var asked = erasure("1");
        execute("insert into guest_order values (9, 'ann@HOME.example', 'Ann', '2025-01-01', 5)");

        assertThat(erase(asked))
                .containsExactly(new Outcome.Outdated(asked.target().requestId()));
        assertThat(signups()).isEqualTo("1,2,3,4");
    }

    @Test
    void anotherTryFindsThemByWhatWasKept() throws SQLException {
        var first = erasure("1");
        erase(first);
        execute("insert into signup values (8, 'Ann@home.example'), (9, 'ann.OLD@home.example')");

        var again = erase(new Erasure(
                first.target(),
                first.securedDigest(),
                Instant.EPOCH,
                kept.get(first.target().requestId())));

        assertThat(again).extracting(Outcome::rows).containsExactly(2L);
        assertThat(signups()).isEqualTo("3,4");
    }

    @Test
    void whatSomebodyElseHasTooStaysAndIsReported() throws SQLException {
        execute("insert into customer values (7, 'ANN@HOME.example')");

        var erased = (Outcome.Erased) erase(erasure("1")).getFirst();

        assertThat(erased.held()).isEqualTo(1);
        assertThat(signups()).isEqualTo("1,3,4");
        assertThat(orders()).startsWith("1,2/");
    }

    @Test
    void whatTwoOfOneBatchShareGoesAndNeitherIsHeld() throws SQLException {
        execute("update learner set email = 'Ann@Home.example' where id = 2");

        var outcomes = erase(erasure("1"), erasure("2"));

        assertThat(outcomes)
                .allSatisfy(
                        outcome -> assertThat(((Outcome.Erased) outcome).held()).isZero());
        assertThat(signups()).isEqualTo("3,4");
    }

    @Test
    void whatOneSharesWithWhoMustWaitStaysForThem() throws SQLException {
        execute("update learner set email = 'Ann@Home.example' where id = 2");
        var ann = erasure("1");
        var bob = erasure("2");
        var outdated = new Erasure(bob.target(), "somebody else's invoices", Instant.EPOCH, null);

        var outcomes = erase(ann, outdated);

        assertThat(outcomes).contains(new Outcome.Outdated(bob.target().requestId()));
        assertThat(outcomes)
                .filteredOn(Outcome.Erased.class::isInstance)
                .extracting(outcome -> ((Outcome.Erased) outcome).held())
                .containsExactly(1);
        assertThat(signups()).isEqualTo("1,3,4");
        erase(bob);
        assertThat(signups()).isEqualTo("3,4");
    }

    @Test
    void whoHasNoAddressHasNoRowsWithoutOne() throws SQLException {
        execute("update learner set email = ' ' where id = 3");

        erase(erasure("3"));

        assertThat(signups()).isEqualTo("1,2,3,4");
    }
}
