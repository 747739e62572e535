package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.gewist.embedded.MariaDatabase;
import nl.gewist.embedded.MariaServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Who somebody is, on MariaDB: ids that are texts, in collations that take one for another. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaDbPeopleTest {
    private static final UUID REQUEST = new UUID(0, 1);
    private static final String MAP = """
            dataset:
              - fides_key: shop
                collections:
                  - name: customers
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: email, data_categories: [user.contact.email]}
                      - {name: name, data_categories: [user.name]}
                  - name: orders
                    fields:
                      - {name: no, fides_meta: {primary_key: true}}
                      - {name: customer, fides_meta: {references: [{dataset: shop, field: customers.id, direction: from}]}}
                      - {name: note, data_categories: [user.content]}
                      - {name: status, data_categories: [user]}
                  - name: logs
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: kind}
                      - {name: who, fides_meta: {references: []}}
                      - {name: line, data_categories: [user.content]}
            gewist:
              version: 1
              stores:
                shop: {kind: mariadb, region: nl}
              subjects:
                learner: {root: shop.customers.id, identifiers: {email: [shop.customers.email], full_name: [shop.customers.name]}}
              collections:
                shop.orders:
                  treat: anonymise
                  fields: {customer: 'null', note: redact, status: {constant: weg}}
                shop.logs:
                  references:
                    - {field: who, to: shop.customers.id, when: {kind: Customer}}
            """;

    private MariaDatabase database;
    private PlatformStore store;

    @BeforeEach
    void open() throws SQLException {
        database = MariaServer.shared().freshDatabase("people");
        store = PlatformStore.open(
                DataMap.read("map.yaml", new StringReader(MAP)),
                "shop",
                new PlatformStore.Credentials(database.jdbcUrl(), database.user(), database.password()),
                2);
        execute("""
                create table customers (id varchar(40) collate utf8mb4_unicode_ci primary key, email varchar(80), name varchar(80));
                create table orders (no int primary key, customer varchar(40) character set latin1 collate latin1_swedish_ci,
                  note varchar(60) character set latin1, status varchar(10) collate utf8mb4_general_ci, key (customer));
                create table logs (id int primary key, kind varchar(20) collate utf8mb4_general_ci, who text collate utf8mb4_bin, line text);
                insert into customers values ('jose', 'jose@x.example', 'Jose Ramos'), ('josé2', 'other@x.example', 'José Ramos');
                insert into orders values (1, 'jose', 'voor Jose Ramos (JOSE@X.EXAMPLE)', 'WEG'), (2, 'josé2', 'voor José Ramos', 'x');
                insert into logs values (1, 'Customer', 'jose', 'a?'), (2, 'customer', 'jose', 'b'), (3, 'Customer', 'Jose', 'c')""");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        database.close();
    }

    @Test
    void oneIsErasedWhateverTheCharactersOfTheKeys() throws SQLException {
        erase("jose");

        assertThat(texts("select concat_ws('|', no, customer, note, status) from orders order by no"))
                .containsExactly("1|voor [gewist] ([gewist])|weg", "2|josé2|voor José Ramos|x");
        assertThat(texts("select id from customers")).containsExactly("josé2");
    }

    @Test
    void somebodyWithAnIdThatOnlyLooksTheSameStays() throws SQLException {
        erase("JOSE");
        erase("josé");
        erase("jose ");

        assertThat(texts("select id from customers order by 1")).containsExactly("jose", "josé2");
        assertThat(texts("select customer from orders order by no")).containsExactly("jose", "josé2");
    }

    @Test
    void aConstantOfTheMapIsMeantExactly() throws SQLException {
        erase("jose");

        assertThat(texts("select id from logs order by 1")).containsExactly("2", "3");
    }

    @Test
    void rowsOfSomebodyWhoseRootIsInAnotherStoreGo() throws SQLException {
        execute("""
                create table posts (id int primary key, author varchar(20) character set latin1, body text);
                create table visits (id int primary key, person int unsigned, page varchar(20));
                insert into posts values (1, '7', 'a'), (2, '8', 'b'), (3, '07', 'c');
                insert into visits values (1, 7, 'x'), (2, 8, 'y')""");
        var map = DataMap.read("map.yaml", new StringReader("""
                dataset:
                  - fides_key: home
                    collections:
                      - {name: people, fields: [{name: id, fides_meta: {primary_key: true}}]}
                  - fides_key: shop
                    collections:
                      - name: posts
                        fields:
                          - {name: author, fides_meta: {references: [{dataset: home, field: people.id, direction: from}]}}
                          - {name: body, data_categories: [user]}
                      - name: visits
                        fields:
                          - {name: person, fides_meta: {references: [{dataset: home, field: people.id, direction: from}]}}
                gewist:
                  version: 1
                  stores: {home: {kind: postgresql, region: nl}, shop: {kind: mariadb, region: nl}}
                  subjects: {learner: {root: home.people.id}}
                """));
        try (var connection = store.connection()) {
            var shop = Objects.requireNonNull(map.stores().get("shop"));
            erase(ErasurePlan.of(map, Catalog.read(connection, shop), "learner"), connection, "7");
        }

        assertThat(texts("select id from posts order by 1")).containsExactly("2", "3");
        assertThat(texts("select id from visits order by 1")).containsExactly("2");
    }

    @Test
    void aSessionForgetsWhomItWasToldOf() throws SQLException {
        try (var kept = store.connection()) {
            erase("jose");
            assertThat(kept.isValid(1)).isTrue();
        }
        var left = new ArrayList<String>();
        try (var one = store.connection();
                var other = store.connection()) {
            for (var connection : List.of(one, other)) {
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select @gewist_targets union all select table_name from information_schema.tables"
                                + " where table_name like 'gewist\\_%' or table_type = 'TEMPORARY'");
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
            }
        }

        assertThat(left).containsExactly(null, null);
    }

    private void erase(String id) throws SQLException {
        var plan = ErasurePlan.of(store.map(), store.catalog(), "learner");
        try (var connection = store.connection()) {
            erase(plan, connection, id);
        }
    }

    private static void erase(ErasurePlan plan, Connection connection, String id) throws SQLException {
        var target = List.of(new Target(REQUEST, id, null));
        connection.setAutoCommit(false);
        for (var lock : plan.lockSql()) {
            plan.reading(target).query(connection, lock, row -> {});
        }
        var batch = plan.batch(connection, target, plan.identifiers(connection, target));
        for (var step : plan.steps()) {
            if (step.apply() != null) {
                batch.run(
                        connection,
                        step.apply(),
                        row -> assertThat(row.getLong("unchanged")).isZero());
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = store.connection();
                var statement = connection.createStatement()) {
            for (var one : sql.split(";")) {
                statement.execute(one);
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = store.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
