package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.ZOE;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that a person's rows point to, alone or with somebody else. */
class HoldingTest {
    /** Jan and Piet live at 1, Piet's second home is 2, Zoë lives at 3. */
    private static final String HOMES = """
            create table address (id int primary key, street text);
            create table home (id int primary key, pupil_id bigint references pupil, address_id int %s);
            create index on home (pupil_id);
            create index on home (address_id);
            insert into address values (1, 'Kade'), (2, 'Dijk'), (3, 'Weg'), (4, 'Laan');
            insert into home values (1, 1, 1), (2, 2, 1), (3, 2, 2), (4, 3, 3);
            """;

    private static final String COLLECTIONS = """
            address: id, street!
            home: id, pupil_id -> pupil.pupil_id, address_id <- address.id
            """;

    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    private void homes(String key) throws SQLException {
        school.with(HOMES.formatted(key), COLLECTIONS, "");
    }

    private String addresses() throws SQLException {
        return String.join(",", school.texts("select id from address order by id"));
    }

    @Test
    void whatOnlyThePersonPointsToGoesWithThem() throws SQLException {
        homes("not null references address");

        var erased = school.erase(all(ZOE, "3"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.counted()).containsEntry("address DELETE 0", 1L).containsEntry("home DELETE 0", 1L);
        assertThat(erased.applied()).containsEntry("address DELETE 0", 1L).containsEntry("home DELETE 0", 1L);
        assertThat(addresses()).isEqualTo("1,2,4");
    }

    @Test
    void whatSomebodyElsePointsToStaysForThem() throws SQLException {
        homes("references address on delete cascade");

        school.erase(all(JAN, "1"));

        assertThat(addresses()).isEqualTo("1,2,3,4");
        assertThat(school.texts("select id from home order by id")).containsExactly("2", "3", "4");
    }

    @Test
    void whatTwoPeopleOfOneBatchShareGoesWithBothAndCountsForOne() throws SQLException {
        homes("references address on delete restrict");

        var erased = school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(erased.applied()).containsEntry("address DELETE 0", 1L).containsEntry("address DELETE 1", 1L);
        assertThat(addresses()).isEqualTo("3,4");
    }

    @Test
    void whatTwoPeopleShareGoesWithTheLastOfThem() throws SQLException {
        homes("references address on delete set null");

        school.erase(all(PIET, "2"));
        assertThat(addresses()).isEqualTo("1,3,4");
        school.erase(all(JAN, "1"));

        assertThat(addresses()).isEqualTo("3,4");
    }

    @Test
    void withoutAForeignKeyItIsTheSame() throws SQLException {
        homes("");

        school.erase(all(JAN, "1"), all(ZOE, "3"));

        assertThat(addresses()).isEqualTo("1,2,4");
    }

    @Test
    void theReferenceMayBeWrittenAtItsOtherEnd() throws SQLException {
        school.with(HOMES.formatted("references address"), """
                address: id -> home.address_id, street!
                home: id, pupil_id -> pupil.pupil_id, address_id
                """, "");

        school.erase(all(JAN, "1"), all(ZOE, "3"));

        assertThat(addresses()).isEqualTo("1,2,4");
    }

    @Test
    void anArrowToRowsThatPointBackIsAReferenceLikeAnyOther() throws SQLException {
        school.with("""
                create table badge (id int primary key, owner bigint references pupil);
                create index on badge (owner);
                insert into badge values (1, 1), (2, 1), (3, 2)
                """, "badge: id, owner", "")
                .with(yaml -> yaml.replace(
                                "{name: pupil_id, data_categories: [user.unique_id], fides_meta: {primary_key: true}}",
                                "{name: pupil_id, data_categories: [user.unique_id], fides_meta: {primary_key: true,"
                                        + " references: [{dataset: db, field: badge.owner, direction: to}]}}")
                        .replace("      - name: mail_tool\n", """
                              - name: badge
                                fields:
                                  - {name: id, fides_meta: {primary_key: true}}
                                  - {name: owner}
                              - name: mail_tool
                        """));

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select id from badge")).containsExactly("3");
    }

    @Test
    void aForeignKeyThatNobodyDeclaredHoldsToo() throws SQLException {
        school.with(HOMES.formatted("references address") + """
                create table depot (id int primary key, address_id int not null references address);
                insert into depot values (1, 3)
                """, COLLECTIONS + "depot: id, address_id", "");

        assertThat(school.misfits()).isEmpty();
        school.erase(all(ZOE, "3"), all(PIET, "2"));

        assertThat(addresses()).isEqualTo("1,3,4");
    }

    @Test
    void aLinkHoldsToo() throws SQLException {
        school.with(
                HOMES.formatted("references address") + """
                create table depot (id int primary key, address_id int not null);
                insert into depot values (1, 3)
                """,
                COLLECTIONS + "depot: id, address_id",
                "db.depot: {links: {address_id: db.address.id}}");

        school.erase(all(ZOE, "3"));

        assertThat(addresses()).isEqualTo("1,2,3,4");
    }

    @Test
    void whatIsAnonymisedLosesWhatItPointedToWhetherThatGoesOrNot() throws SQLException {
        school.with(HOMES.formatted("references address"), COLLECTIONS, "db.home: {treat: anonymise}");

        var erased = school.erase(all(JAN, "1"), all(ZOE, "3"));

        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.left()).isEmpty();
        assertThat(addresses()).isEqualTo("1,2,4");
        assertThat(school.texts("select concat_ws('|', id, pupil_id, address_id) from home order by id"))
                .containsExactly("1", "2|2|1", "3|2|2", "4");
    }

    @Test
    void whatBelongsToAnAddressGoesAndStaysWithIt() throws SQLException {
        school.with(
                HOMES.formatted("references address") + """
                create table bell (id int primary key, address_id int not null references address);
                create index on bell (address_id);
                insert into bell values (1, 1), (3, 3)
                """, COLLECTIONS + "bell: id, address_id -> address.id", "");

        school.erase(all(JAN, "1"), all(ZOE, "3"));

        assertThat(addresses()).isEqualTo("1,2,4");
        assertThat(school.texts("select id from bell")).containsExactly("1");
    }

    @Test
    void theColumnsOfACompositeKeyPointTogether() throws SQLException {
        school.with("""
                create table address (land text, id int, primary key (land, id));
                create table home (pupil_id bigint references pupil, land text, address_id int,
                    foreign key (land, address_id) references address);
                create index on home (pupil_id);
                insert into address values ('nl', 1), ('nl', 2), ('be', 1);
                insert into home values (1, 'nl', 1), (2, 'be', 1)
                """, """
                address: land, id
                home: pupil_id -> pupil.pupil_id, land <- address.land, address_id <- address.id
                """, "");

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select land || id from address order by 1")).containsExactly("be1", "nl2");
    }

    @Test
    void anOwnersPartTakesOnlyWhatThatPartPointsToAlone() throws SQLException {
        school.with("""
                create table address (id int primary key, street text);
                create table home (pupil_id bigint references pupil, school_id int, address_id int references address);
                create index on home (pupil_id);
                insert into address values (1, 'Kade'), (2, 'Dijk'), (3, 'Weg');
                insert into home values (1, 1, 1), (1, 1, 2), (1, 2, 2), (1, 2, 3)
                """, """
                address: id, street!
                home: pupil_id -> pupil.pupil_id, school_id, address_id <- address.id
                """, "db.home: {part: [school_id]}");

        school.erase(part(JAN, "1", "1"));

        assertThat(addresses()).isEqualTo("2,3");
    }

    @Test
    void whatIsKeptCannotPointToWhatGoes() throws SQLException {
        school.with(HOMES.formatted("references address"), COLLECTIONS, "db.home: {treat: keep, keep: {basis: law}}");

        assertThat(school.misfits()).containsExactly("FOREIGN_KEY_BROKEN db.home.address_id");
    }

    @Test
    void whoseARowIsMustNotDependOnItself() throws SQLException {
        school.with(
                HOMES.formatted("references address") + """
                create table bell (id int primary key, address_id int not null references address,
                    spare_id int references address);
                """,
                COLLECTIONS + "bell: id, address_id -> address.id, spare_id",
                "");

        assertThat(school.misfits()).containsExactly("CYCLE db.address.null");
    }

    @Test
    void aPointingColumnWithoutAnIndexIsSlow() throws SQLException {
        school.with(
                HOMES.formatted("references address").replace("create index on home (address_id);", ""),
                COLLECTIONS,
                "");

        assertThat(SuspicionCheck.check(school.map, school.catalog, school.connection))
                .extracting(Suspicion::key)
                .contains("NO_INDEX db.home.address_id");
    }
}
