package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.all;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows belong to a person, in schemas other than a tree of plain keys. */
class BelongingTest {
    private static final String REMARK = "remark: id, kind, entity_id, text!";
    private static final String OF_PUPIL =
            "db.remark: {references: [{field: entity_id, to: db.pupil.pupil_id, when: {kind: pupil}}]}";

    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    @Test
    void aReferenceWithAConditionHoldsWhereItIsMet() throws SQLException {
        school.with("""
                create table remark (id int primary key, kind text, entity_id text, text text);
                insert into remark values (1, 'pupil', '1', 'a'), (2, 'course', '1', 'b'), (3, 'pupil', '2', 'c'),
                    (4, 'Enrol', '100', 'd'), (5, 'Enrol', '200', 'e'), (6, 'pupil', 'one', 'f'), (7, null, '1', 'g')
                """, REMARK, """
                db.remark:
                  references:
                    - {field: entity_id, to: db.pupil.pupil_id, when: {kind: pupil}}
                    - {field: entity_id, to: db.Enrol.id, when: {kind: Enrol}}
                """);

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.counted()).containsEntry("remark DELETE 0", 2L);
        assertThat(erased.applied()).containsEntry("remark DELETE 0", 2L);
        assertThat(school.texts("select id from remark order by id")).containsExactly("2", "3", "5", "6", "7");
    }

    @Test
    void aNumberIsComparedWithTextWithoutFailingOnWhatIsNone() throws SQLException {
        school.with("""
                create table badge (id int primary key, pupil_id bigint references pupil, code text unique);
                create table remark (id int primary key, kind text, entity_id int, text text);
                create table seen (id int primary key, entity_id uuid);
                insert into badge values (1, 1, '7'), (2, 1, 'x'), (3, 1, '99999999999999999999'), (4, 2, '8'),
                    (5, 1, 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6');
                insert into remark values (1, 'badge', 7, 'a'), (2, 'badge', 8, 'b');
                insert into seen values (1, 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'),
                    (2, 'f81d4fae-7dec-11d0-a765-00a0c91e6bf7')
                """, """
                badge: id, pupil_id -> pupil.pupil_id, code
                remark: id, kind, entity_id, text!
                seen: id, entity_id
                """, """
                db.remark: {references: [{field: entity_id, to: db.badge.code, when: {kind: badge}}]}
                db.seen: {references: [{field: entity_id, to: db.badge.code}]}
                """);

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(school.texts("select id from remark")).containsExactly("2");
        assertThat(school.texts("select id from seen")).containsExactly("2");
        assertThat(school.texts("select id from badge")).containsExactly("4");
    }

    @Test
    void whatIsAnonymisedLosesItsPolymorphicReferenceOnlyWhereItIsThePersons() throws SQLException {
        school.with("""
                create table remark (id int primary key, kind text, entity_id text, text text);
                insert into remark values (1, 'pupil', '1', 'a'), (2, 'Enrol', '100', 'b'), (3, 'course', '1', 'c')
                """, REMARK, """
                db.remark:
                  treat: anonymise
                  references:
                    - {field: entity_id, to: db.pupil.pupil_id, when: {kind: pupil}}
                    - {field: id, to: db.Enrol.id}
                """);

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(school.texts("select concat_ws('|', id, kind, entity_id, text) from remark order by id"))
                .containsExactly("1|pupil", "2|Enrol|100|b", "3|course|1|c");
    }

    @Test
    void whatBelongsByTwoPolymorphicReferencesOfTwoPeopleGoesOnce() throws SQLException {
        school.with("""
                create table remark (id int primary key, kind text, entity_id text, text text);
                insert into remark values (1, 'pupil', '1', 'a'), (2, 'pupil', '2', 'b'), (3, 'pupil', '3', 'c')
                """, REMARK, OF_PUPIL);

        var erased = school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(erased.counted()).containsEntry("remark DELETE 0", 1L).containsEntry("remark DELETE 1", 1L);
        assertThat(school.texts("select id from remark")).containsExactly("3");
    }

    @Test
    void constantsAreOnlyConstants() throws SQLException {
        var odd = "App\\Pu'pil\\\\'; drop table remark; --?";
        school.with("""
                create table remark (id int primary key, kind text, entity_id text, text text);
                """, REMARK, OF_PUPIL.replace("kind: pupil", "kind: '" + odd.replace("'", "''") + "'"));
        try (var insert = school.connection.prepareStatement("insert into \"School\".remark values (1, ?, '1', 'a')")) {
            insert.setString(1, odd);
            insert.execute();
        }
        school.execute("insert into remark values (2, 'pupil', '1', 'b')");

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select id from remark")).containsExactly("2");
        school.execute("set local standard_conforming_strings = off; update remark set kind = " + Sql.literal(odd)
                + ", entity_id = '2'");
        school.erase(all(PIET, "2"));
        assertThat(school.texts("select id from remark")).isEmpty();
    }

    @Test
    void aConditionThatCannotBeMetAndTypesThatCannotBeComparedAreFound() throws SQLException {
        school.with("""
                create type kind as enum ('pupil', 'course');
                create table remark (id int primary key, kind kind, entity_id uuid, text text);
                """, REMARK, OF_PUPIL.replace("kind: pupil", "kind: pupils"));

        assertThat(school.misfits())
                .containsExactlyInAnyOrder("TYPE_MISMATCH db.remark.entity_id", "TYPE_MISMATCH db.remark.kind");
    }

    @Test
    void aTableMayHaveADotInItsNameAndMayBePartitioned() throws SQLException {
        school.with("""
                create table "log.entry" (id int, pupil_id bigint references pupil, day date, primary key (id, day))
                    partition by range (day);
                create table log_2025 partition of "log.entry" for values from ('2025-01-01') to ('2026-01-01');
                create table log_rest partition of "log.entry" default;
                create table detail (id int primary key, entry_id int, day date,
                    foreign key (entry_id, day) references "log.entry");
                insert into "log.entry" values (1, 1, '2025-05-01'), (2, 1, '2024-05-01'), (3, 2, '2025-05-01');
                insert into detail values (1, 1, '2025-05-01'), (2, 2, '2024-05-01'), (3, 3, '2025-05-01')
                """, """
                log.entry: id, pupil_id -> pupil.pupil_id, day
                detail: id, entry_id -> log.entry.id, day -> log.entry.day
                """, "");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.applied()).containsEntry("log.entry DELETE 0", 2L).containsEntry("detail DELETE 0", 2L);
        assertThat(school.texts("select id from \"log.entry\"")).containsExactly("3");
        assertThat(school.texts("select id from detail")).containsExactly("3");
    }

    @Test
    void whatThePlatformOnlyMarkedAsDeletedIsErasedTooThoughItsViewsHideIt() throws SQLException {
        school.with("""
                create table memo (id int primary key, pupil_id bigint references pupil, text text, deleted_at timestamptz);
                create view memos as select * from memo where deleted_at is null;
                insert into memo values (1, 1, 'a', null), (2, 1, 'b', now()), (3, 2, 'c', now())
                """, "memo: id, pupil_id -> pupil.pupil_id, text!, deleted_at", "");

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select id from memo")).containsExactly("3");
    }
}
