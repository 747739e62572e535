package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Misfit.Code;
import nl.gewist.datamap.draft.Draft;
import nl.gewist.embedded.MariaDatabase;
import nl.gewist.embedded.MariaServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A MariaDB store is described, and refused where it could not be erased from. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaCheckTest {
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
                      - {name: delivered, data_categories: [user.behavior]}
            gewist:
              version: 1
              stores:
                shop: {kind: mariadb, region: nl}
              subjects:
                learner: {root: shop.customers.id, identifiers: {email: [shop.customers.email]}}
              collections:
                shop.orders:
                  treat: anonymise
                  keep: {basis: Bookkeeping, fields: []}
                  fields: {note: redact, delivered: {truncate: year}}
            """;

    private MariaDatabase shop;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        shop = MariaServer.shared().freshDatabase("shop");
        connection = connect(shop.user(), shop.password());
        execute("""
                create table customers (
                  id bigint unsigned auto_increment primary key,
                  email varchar(120) not null unique,
                  name varchar(80),
                  invited_by bigint unsigned,
                  low varchar(120) as (lower(name)) stored unique,
                  prefs json,
                  kind enum('private', 'firm''s') not null default 'private',
                  active boolean not null default true,
                  born date,
                  seen timestamp null,
                  photo longblob,
                  foreign key (invited_by) references customers(id) on delete set null)""");
        execute("""
                create table orders (
                  shop smallint unsigned not null, no int not null, customer bigint unsigned, note text,
                  delivered datetime(6), primary key (shop, no),
                  foreign key (customer) references customers(id))""");
        execute("create table order_lines (shop smallint unsigned, no int, pos int, primary key (shop, no, pos),"
                + " constraint of_order foreign key (shop, no) references orders(shop, no) on delete cascade)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        shop.close();
    }

    @Test
    void theCatalogIsReadAsPlanningNeedsIt() throws SQLException {
        var catalog = Catalog.read(connection, map(MAP).stores().get("shop"));

        var customers = catalog.tables().get("customers");
        assertThat(customers.primaryKey()).containsExactly("id");
        assertThat(customers.uniques()).contains(List.of("id"), List.of("email"), List.of("low"));
        assertThat(customers.columns().values())
                .extracting(column -> column.name() + " " + column.type() + (column.nullable() ? "?" : ""))
                .containsExactlyInAnyOrder(
                        "id int8",
                        "email varchar",
                        "name varchar?",
                        "invited_by int8?",
                        "low varchar?",
                        "prefs json?",
                        "kind enum",
                        "active int2",
                        "born date?",
                        "seen timestamptz?",
                        "photo bytea?");
        assertThat(customers.columns().get("email").sqlType()).startsWith("varchar(120) collate utf8mb4_");
        assertThat(customers.columns().get("email").maxLength()).isEqualTo(120);
        assertThat(customers.columns().get("kind").labels()).containsExactly("private", "firm's");
        assertThat(customers.columns().get("low").generated()).isTrue();
        assertThat(customers.columns().get("name").unique())
                .as("what a unique column is made of")
                .isTrue();
        assertThat(catalog.tables().get("orders").primaryKey()).containsExactly("shop", "no");
        assertThat(catalog.foreignKeys())
                .contains(new ForeignKey(
                        "of_order",
                        "order_lines",
                        List.of("shop", "no"),
                        "orders",
                        List.of("shop", "no"),
                        OnDelete.CASCADE))
                .extracting(key -> key.table() + " " + key.onDelete())
                .containsExactlyInAnyOrder("customers SET_NULL", "orders REFUSE", "order_lines CASCADE");
    }

    @Test
    void whatFitsIsNotRefused() throws SQLException {
        assertThat(misfits(MAP)).isEmpty();
    }

    @Test
    void aTableWithoutTransactionsIsRefused() throws SQLException {
        execute("alter table orders drop foreign key orders_ibfk_1");
        execute("drop table order_lines");
        execute("alter table orders engine = MyISAM");

        assertRefused(MAP, Code.UNFIT_TABLE, "shop.orders", "InnoDB");
    }

    @Test
    void aTableThatKeepsOldVersionsIsRefused() throws SQLException {
        execute("alter table orders add system versioning");

        assertRefused(MAP, Code.UNFIT_TABLE, "shop.orders", "system versioning");
    }

    @Test
    void aLogOfStatementsWouldNameWhoWasErased() throws SQLException {
        execute("set session binlog_format = MIXED");
        assertRefused(MAP, Code.UNFIT_TABLE, "shop.*", "binlog_format = ROW");
    }

    @Test
    void aConstraintThatReadsWhatChangesIsRefused() throws SQLException {
        execute("alter table orders add constraint short check (char_length(note) < 200)");

        assertRefused(MAP, Code.CHECK_VIOLATED, "shop.orders.note", "short");
    }

    @Test
    void aGeneratedColumnOfWhatChangesIsRefused() throws SQLException {
        execute("alter table orders add shout varchar(20) as (upper(note))");

        assertRefused(MAP, Code.CHECK_VIOLATED, "shop.orders.note", "shout");
    }

    @Test
    void whatMayClashIsRefused() throws SQLException {
        execute("alter table orders add unique (customer, delivered)");

        assertRefused(MAP, Code.NOT_UNIQUE, "shop.orders.delivered", "pseudonym");
    }

    @Test
    void aConstantThatTheColumnDoesNotTakeIsRefused() throws SQLException {
        var map = MAP.replace("{truncate: year}", "{constant: never}");

        assertRefused(map, Code.TYPE_MISMATCH, "shop.orders.delivered", "never");
        assertThat(misfits(MAP.replace("{truncate: year}", "{constant: '1900-01-01'}")))
                .isEmpty();
    }

    @Test
    void aRoleThatDoesNotSeeAllForeignKeysIsRefused() throws SQLException {
        execute("create or replace user narrow@'%' identified by 'narrow'");
        execute("grant select, update, delete on " + shop.name() + ".customers to narrow@'%'");
        execute("grant select, update, delete on " + shop.name() + ".orders to narrow@'%'");
        assertThat(misfitsAs("narrow"))
                .anySatisfy(misfit -> assertThat(misfit.cure()).contains("grant it references"));

        execute("grant references on \"" + shop.name().replace("_", "\\_") + "\".* to narrow@'%'");

        assertThat(misfitsAs("narrow")).isEmpty();
    }

    @Test
    void missingIndexesAndForgottenColumnsAreSuspected() throws SQLException {
        execute("alter table orders add contact varchar(90), drop foreign key orders_ibfk_1, drop index customer");
        execute("insert into orders values (1, 1, null, null, null, 'jan@example.org')");
        var map = map(MAP);

        var found = ReadOnly.run(
                connection,
                Duration.ofMinutes(1),
                store -> StoreCheck.of(map, map.stores().get("shop"), store));

        assertThat(found.misfits()).isEmpty();
        assertThat(found.untried()).isEmpty();
        assertThat(found.suspicions())
                .anySatisfy(suspicion -> {
                    assertThat(suspicion.code()).isEqualTo(Suspicion.Code.NO_INDEX);
                    assertThat(suspicion.cure()).isEqualTo("alter table `orders` add index (`customer`);");
                })
                .anySatisfy(suspicion -> {
                    assertThat(suspicion.field()).isEqualTo("contact");
                    assertThat(suspicion.kind()).isEqualTo(PersonalKind.EMAIL);
                    assertThat(suspicion.matches()).isEqualTo(1);
                });
    }

    @Test
    void oldAndNewRowsAreSampled() throws SQLException {
        execute("create table letters (id int primary key, body text)");
        execute("insert into letters select seq, if(seq > 4990, 'to jan@example.org', '') from seq_1_to_5000");
        execute("analyze table letters");

        assertThat(SuspicionCheck.check(
                        map(MAP), Catalog.read(connection, map(MAP).stores().get("shop")), connection))
                .anySatisfy(suspicion -> assertThat(suspicion.collection()).isEqualTo("shop.letters"));
    }

    @Test
    void readingChangesNothingAndEndsInTime() {
        assertThatThrownBy(() -> ReadOnly.run(connection, Duration.ofMinutes(1), store -> {
                    execute("delete from orders");
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("25006");
        assertThatThrownBy(() -> ReadOnly.run(connection, Duration.ofMillis(100), store -> {
                    execute("select sum(sqrt(seq)) from seq_1_to_1000000000");
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getErrorCode())
                .isEqualTo(1969);
    }

    @Test
    void aDraftIsOfItsKindAndHasNoSchema() throws SQLException {
        assertThat(Draft.of(connection, "shop", "public"))
                .contains("shop: {kind: mariadb, region: '?'}", "name: order_lines", "user.contact.email");
    }

    @Test
    void rowsKnownByAnAddressOnlyAreRefused() {
        var map = MAP.replace("shop.orders:\n", "shop.orders:\n      belongs_by: {note: email}\n");

        assertThatThrownBy(() -> map(map)).hasMessageContaining("by an e-mail address");
    }

    @Test
    void keysOfDocumentsAreRefusedWithTheirLine() {
        var map = MAP.replace(
                        "{name: note, data",
                        "{name: note, fields: [{name: phone, data_categories: [user.contact]}], data")
                .replace("note: redact", "note: {keys: {phone: pseudonym}}");

        assertThatThrownBy(() -> map(map)).hasMessageContaining("kind mariadb").hasMessageContaining("map.yaml:");
    }

    @Test
    void aSchemaIsRefusedSinceTheAddressNamesTheDatabase() {
        assertThatThrownBy(() -> map(MAP.replace("kind: mariadb,", "kind: mariadb, schema: shop,")))
                .hasMessageContaining("has no schema");
    }

    private void assertRefused(String map, Code code, String place, String cure) throws SQLException {
        assertThat(misfits(map)).anySatisfy(misfit -> {
            assertThat(misfit.toString()).startsWith(code + " " + place + ": ");
            assertThat(misfit.subjectTypes()).isEqualTo(Set.of("learner"));
            assertThat(misfit.cure()).contains(cure);
        });
    }

    private List<Misfit> misfits(String map) throws SQLException {
        return MapCheck.check(
                map(map), Catalog.read(connection, map(map), map(map).stores().get("shop")));
    }

    private List<Misfit> misfitsAs(String user) throws SQLException {
        try (var narrow = connect(user, user)) {
            return MapCheck.check(
                    map(MAP), Catalog.read(narrow, map(MAP), map(MAP).stores().get("shop")));
        }
    }

    private static DataMap map(String yaml) {
        return DataMap.read("map.yaml", new StringReader(yaml));
    }

    private Connection connect(String user, String password) throws SQLException {
        var properties = new Properties();
        properties.putAll(StoreKind.MARIADB.connecting());
        properties.put("user", user);
        properties.put("password", password);
        return DriverManager.getConnection(shop.jdbcUrl(), properties);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
