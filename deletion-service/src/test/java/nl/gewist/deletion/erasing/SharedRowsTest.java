package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
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

/** A row that several people point to, while they do so. */
class SharedRowsTest {
    private static final String MAP = """
            dataset:
            - fides_key: db
              collections:
              - name: address
                fields: [{name: id}, {name: street, data_categories: [user.contact.address]}]
              - name: customer
                fields:
                - {name: id}
                - {name: address_id, fides_meta: {references: [{dataset: db, field: address.id, direction: to}]}}
            gewist:
              version: 1
              stores: {db: {kind: postgresql, region: eu}}
              subjects: {customer: {root: db.customer.id}}
            """;

    private Database database;
    private Connection store;
    private Connection platform;
    private SubjectPlan plan;

    @BeforeEach
    void create() throws SQLException {
        database = TestServers.shared().freshDatabase("shared");
        store = database.connect();
        platform = database.connect();
        execute(store, """
                create table address (id int primary key, street text not null);
                create table customer (id int primary key, address_id int not null references address);
                create index on customer (address_id);
                insert into address select i, 'street ' || i from generate_series(1, 3) i;
                insert into customer values (1, 1), (2, 1), (3, 3)""");
        var map = DataMap.read("shared.yaml", new StringReader(MAP));
        plan = SubjectPlan.of(map, List.of(Catalog.read(store, map.stores().get("db"))), "customer");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        platform.close();
    }

    private Map<String, Counts> erase(String customer, EvidenceKeeper keeper) throws SQLException {
        var target = new Target(UUID.randomUUID(), customer, null);
        var outcomes = new StoreEraser(plan, new FileDirectories(Map.of()))
                .erase(store, List.of(new Erasure(target, null, Instant.EPOCH, null)), keeper);
        return ((Outcome.Erased) outcomes.getFirst()).counts();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + of)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void whoBeganToPointToItWhileTheErasureWaitedKeepsIt() throws Exception {
        platform.setAutoCommit(false);
        execute(platform, "insert into customer values (4, 3)");
        try (var eraser = Executors.newVirtualThreadPerTaskExecutor();
                var observer = database.connect()) {
            var erased = eraser.submit(() -> erase("3", evidence -> {}));
            await().untilAsserted(() ->
                    assertThat(count(observer, "pg_locks where not granted")).isPositive());
            platform.commit();

            assertThat(erased.get()).isEqualTo(Map.of("db.customer", new Counts(1, 0, 0)));
        }
        assertThat(count(platform, "address where id = 3")).isEqualTo(1);
        assertThat(count(platform, "customer where id in (3, 4)")).isEqualTo(1);
    }

    @Test
    void whoBeginsToPointToItLaterWaitsAndIsRefused() throws SQLException {
        execute(platform, "set lock_timeout = '100ms'");
        EvidenceKeeper late = evidence -> assertThatThrownBy(
                        () -> execute(platform, "insert into customer values (4, 3)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));

        assertThat(erase("3", late)).containsEntry("db.address", new Counts(1, 0, 0));

        assertThatThrownBy(() -> execute(platform, "insert into customer values (4, 3)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
    }

    @Test
    void whatATriggerSavedIsNotReportedAsErased() throws SQLException {
        execute(
                store,
                "create function hold_on() returns trigger language plpgsql as 'begin return null; end';"
                        + "create trigger hold_on before delete on address for each row execute function hold_on()");

        assertThatThrownBy(() -> erase("3", evidence -> {})).isInstanceOf(LeftoverException.class);

        assertThat(count(store, "customer where id = 3")).isEqualTo(1);
    }
}
