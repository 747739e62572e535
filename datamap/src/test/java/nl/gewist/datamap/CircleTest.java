package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.all;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys that run in a circle and may not be null: no row can go first. */
class CircleTest {
    private static final String BASKETS = """
            create table basket (id int primary key, pupil_id bigint not null references pupil, first_item int not null);
            create table item (id int primary key, basket_id int not null, label text);
            insert into basket values (1, 1, 11), (2, 2, 21), (3, 3, 31);
            insert into item values (11, 1, 'a'), (12, 1, 'b'), (21, 2, 'c'), (31, 3, 'd');
            alter table basket add foreign key (first_item) references item %1$s;
            alter table item add foreign key (basket_id) references basket %1$s;
            """;
    private static final String COLLECTIONS = """
            basket: id, pupil_id -> pupil.pupil_id, first_item
            item: id, basket_id -> basket.id, label!
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

    @ParameterizedTest
    @ValueSource(strings = {"", "on delete restrict", "deferrable", "deferrable initially deferred"})
    void aCircleGoesInOneStatementWhateverItsKeysDo(String action) throws SQLException {
        school.with(BASKETS.formatted(action), COLLECTIONS, "");

        var erased = school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.applied())
                .containsEntry("basket DELETE 0", 1L)
                .containsEntry("item DELETE 0", 2L)
                .containsEntry("basket DELETE 1", 1L)
                .containsEntry("item DELETE 1", 1L);
        assertThat(school.texts("select id from basket")).containsExactly("3");
        assertThat(school.texts("select id from item")).containsExactly("31");
    }

    @Test
    void aCircleThatIncludesThePersonsOwnRowGoesToo() throws SQLException {
        school.with("""
                alter table pupil add main_badge int;
                create table badge (id int primary key, owner bigint not null references pupil);
                insert into badge values (1, 1), (2, 2), (3, 3), (4, 1);
                update pupil set main_badge = pupil_id;
                alter table pupil alter main_badge set not null, add foreign key (main_badge) references badge
                """, "badge: id, owner -> pupil.pupil_id", "");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.applied()).containsEntry("badge DELETE 0", 2L).containsEntry("pupil DELETE 0", 1L);
        assertThat(school.texts("select id from badge order by id")).containsExactly("2", "3");
    }

    @Test
    void aRowOfTheCircleThatStaysIsRefused() throws SQLException {
        school.with(BASKETS.formatted(""), COLLECTIONS, "db.basket: {treat: anonymise}");

        assertThat(school.misfits()).contains("FOREIGN_KEY_BROKEN db.basket.first_item");
    }

    @Test
    void aDeclaredReferenceThatIsNoWayIsLetGo() throws SQLException {
        school.with("""
                create table cart (id int primary key, pupil_id bigint not null references pupil, last_item int);
                create table item (id int primary key, cart_id int not null references cart);
                alter table cart add foreign key (last_item) references item;
                insert into cart values (1, 1, null), (2, 2, null);
                insert into item values (1, 1), (2, 1), (3, 2);
                update cart set last_item = 2 where id = 1""", """
                cart: id, pupil_id -> pupil.pupil_id, last_item -> item.id
                item: id, cart_id -> cart.id""", "");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(school.texts("select id from cart")).containsExactly("2");
    }
}
