package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.ZOE;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is erased from MariaDB, and what is said of it, is what is erased from PostgreSQL. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaDbErasureTest {
    /** Of when the school was made, or whose pseudonyms are random in each row. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("login.at", "post.written", "login.id", "card.code", "card.mail");

    private School maria;
    private School postgres;

    @BeforeEach
    void open() throws SQLException {
        maria = School.onMariaDb();
        postgres = new School();
    }

    @AfterEach
    void close() throws SQLException {
        maria.close();
        postgres.close();
    }

    @Test
    void theSchoolsAreTheSame() throws SQLException {
        assertThat(rows(maria)).isEqualTo(rows(postgres));
        assertThat(maria.misfits()).isEqualTo(postgres.misfits());
    }

    @Test
    void identifiersAreTheSame() throws SQLException {
        var targets = List.of(all(JAN, "1"), all(PIET, "2"), all(ZOE, "3"));

        assertThat(values(maria, targets)).isEqualTo(values(postgres, targets));
    }

    @Test
    void onePersonIsErased() throws SQLException {
        erasesTheSame(all(JAN, "1"));
    }

    @Test
    void severalAreErasedTogether() throws SQLException {
        erasesTheSame(all(JAN, "1"), all(ZOE, "3"), all(PIET, "2"));
    }

    @Test
    void anOwnersPartIsErased() throws SQLException {
        erasesTheSame(part(JAN, "1", "2"), part(PIET, "2", "1"));
    }

    @Test
    void nobodyIsErasedForAnIdThatIsNobodys() throws SQLException {
        var before = rows(maria);

        var erased = maria.erase(all(JAN, "1x"), all(PIET, "99"));

        assertThat(erased.applied()).isEmpty();
        assertThat(rows(maria)).isEqualTo(before);
    }

    @Test
    void whatOthersPointToStays() throws SQLException {
        with("""
                create table address (id int primary key, line varchar(50));
                create table address_note (id int primary key, address_id int not null references address (id));
                create table home (id int primary key, pupil_id bigint references pupil (pupil_id), address_id int references address (id));
                insert into address values (1, 'Kade 1'), (2, 'Dijk 2'), (3, 'Plein 3');
                insert into address_note values (1, 1), (2, 2), (3, 3);
                insert into home values (1, 1, 1), (2, 2, 1), (3, 1, 2), (4, 3, 3)""", """
                address: id, line!
                address_note: id, address_id -> address.id
                home: id, pupil_id -> pupil.pupil_id, address_id <- address.id""");

        erasesTheSame(all(JAN, "1"), all(ZOE, "3"));
    }

    @Test
    void whatIsBelowGoesToo() throws SQLException {
        with("""
                create table folder (id int primary key, pupil_id bigint references pupil (pupil_id), parent_id int references folder (id));
                create table file (id int primary key, folder_id int not null references folder (id));
                insert into folder values (1, 1, null), (2, null, 1), (3, null, 2), (4, 2, null), (5, null, 4);
                insert into file values (1, 3), (2, 5)""", """
                folder: id, pupil_id -> pupil.pupil_id, parent_id -> folder.id
                file: id, folder_id -> folder.id""");

        erasesTheSame(all(JAN, "1"));
    }

    @Test
    void rowsThatPointToEachOtherGoTogether() throws SQLException {
        with("""
                create table cart (id int primary key, pupil_id bigint not null references pupil (pupil_id), last_item int);
                create table item (id int primary key, cart_id int not null references cart (id));
                alter table cart add foreign key (last_item) references item (id);
                insert into cart values (1, 1, null), (2, 2, null);
                insert into item values (1, 1), (2, 1), (3, 2);
                update cart set last_item = id""", """
                cart: id, pupil_id -> pupil.pupil_id, last_item -> item.id
                item: id, cart_id -> cart.id""");

        erasesTheSame(all(JAN, "1"), all(PIET, "2"));
    }

    @Test
    void whatCannotGoRowByRowIsRefused() throws SQLException {
        maria.with("""
                create table cart (id int primary key, pupil_id bigint not null references pupil (pupil_id), last_item int not null);
                create table item (id int primary key, cart_id int not null references cart (id));
                set foreign_key_checks = 0; alter table cart add foreign key (last_item) references item (id); set foreign_key_checks = 1;
                create table visit (pupil_id bigint, page varchar(20))""", """
                cart: id, pupil_id -> pupil.pupil_id, last_item -> item.id
                item: id, cart_id -> cart.id
                visit: pupil_id -> pupil.pupil_id, page!""", "");

        assertThat(maria.misfits()).containsExactlyInAnyOrder("UNFIT_TABLE db.visit.null", "CYCLE db.cart.null");
    }

    private void with(String ddl, String dataset) throws SQLException {
        maria.with(ddl, dataset, "");
        postgres.with(ddl, dataset, "");
        assertThat(maria.misfits()).isEmpty();
    }

    private void erasesTheSame(Target... targets) throws SQLException {
        var list = List.of(targets);
        var plan = ErasurePlan.of(maria.map, maria.catalog, "pupil");
        var identifiers = plan.identifiers(maria.connection, list);

        var erased = maria.erase(plan, list, identifiers);

        var expected = postgres.erase(ErasurePlan.of(postgres.map, postgres.catalog, "pupil"), list, identifiers);
        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.left()).isEmpty();
        assertThat(erased).isEqualTo(expected);
        assertThat(rows(maria)).isEqualTo(rows(postgres));
    }

    private static Map<String, List<String>> values(School school, List<Target> targets) throws SQLException {
        var values = new TreeMap<String, List<String>>();
        ErasurePlan.of(school.map, school.catalog, "pupil")
                .identifiers(school.connection, targets)
                .forEach((request, known) -> values.put(
                        request.toString(),
                        List.of(
                                known.emails().toString(),
                                known.phones().toString(),
                                known.ibans().toString(),
                                known.fullNames().toString())));
        return values;
    }

    private static Map<String, List<String>> rows(School school) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        for (var table : school.catalog.tables().keySet()) {
            all.put(table, rows(school, table));
        }
        return all;
    }

    private static List<String> rows(School school, String table) throws SQLException {
        var name = Sql.table(school.catalog.store(), new CollectionName("db", table));
        var found = new ArrayList<String>();
        try (var statement = school.connection.createStatement();
                var rows = statement.executeQuery("select * from " + name)) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                var row = new StringJoiner(", ");
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    if (!OF_THE_MOMENT.contains(table + "." + columns.getColumnName(i))) {
                        row.add(columns.getColumnName(i) + "=" + text(rows.getObject(i)));
                    }
                }
                found.add(row.toString());
            }
        }
        found.sort(null);
        return found;
    }

    private static String text(Object value) {
        return value instanceof java.time.LocalDateTime || value instanceof java.sql.Timestamp
                ? "a time"
                : String.valueOf(value);
    }
}
