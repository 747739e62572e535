package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collections that refer to themselves: what belongs brings along what is below it. */
class TreeTest {
    private static final String FOLDERS = """
            create table folder (id int primary key, owner bigint references pupil, parent int references folder, name text);
            create table file (id int primary key, folder_id int not null references folder, name text);
            """;
    private static final String COLLECTIONS = """
            folder: id, owner -> pupil.pupil_id, parent -> folder.id, name!
            file: id, folder_id -> folder.id, name!
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

    private String folders() throws SQLException {
        return String.join(",", school.texts("select id from folder order by id"));
    }

    @Test
    void aTreeOfFiftyLevelsGoesWithAllThatIsInIt() throws SQLException {
        school.with(FOLDERS + """
                insert into folder select i, case i when 1 then 1 end, nullif(i - 1, 0), 'level ' || i
                    from generate_series(1, 50) i;
                insert into folder values (100, 2, null, 'other');
                insert into file select i, i, 'file' from generate_series(1, 50) i;
                insert into file values (100, 100, 'other')
                """, COLLECTIONS, "");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.counted()).containsEntry("folder DELETE 0", 50L).containsEntry("file DELETE 0", 50L);
        assertThat(erased.applied()).containsEntry("folder DELETE 0", 50L).containsEntry("file DELETE 0", 50L);
        assertThat(folders()).isEqualTo("100");
        assertThat(school.texts("select id from file")).containsExactly("100");
    }

    @Test
    void rowsInACircleAreFoundOnce() throws SQLException {
        school.with(FOLDERS + """
                insert into folder values (1, 1, null, 'a'), (2, null, 1, 'b'), (3, null, 2, 'c'), (4, null, 4, 'self');
                update folder set parent = 3 where id = 1
                """, COLLECTIONS, "");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.applied()).containsEntry("folder DELETE 0", 3L);
        assertThat(folders()).isEqualTo("4");
    }

    @Test
    void whatIsBelowTwoPeoplesRowsCountsForOneAndGoesWithBoth() throws SQLException {
        school.with(FOLDERS + """
                insert into folder values (1, 1, null, 'a'), (2, 2, 1, 'b'), (3, null, 2, 'c')
                """, COLLECTIONS, "");

        var erased = school.erase(all(PIET, "2"), all(JAN, "1"));

        assertThat(erased.applied()).containsEntry("folder DELETE 0", 2L).containsEntry("folder DELETE 1", 1L);
        assertThat(folders()).isEmpty();
    }

    @Test
    void anOwnersPartTakesTheTreesOfThatOwner() throws SQLException {
        school.with("""
                create table shelf (id int primary key, pupil_id bigint references pupil, school_id int);
                create table folder (id int primary key, shelf_id int references shelf, parent int references folder,
                    name text);
                insert into shelf values (1, 1, 1), (2, 1, 2);
                insert into folder values (1, 1, null, 'a'), (2, null, 1, 'b'), (3, 2, null, 'c'), (4, null, 3, 'd')
                """, """
                shelf: id, pupil_id -> pupil.pupil_id, school_id
                folder: id, shelf_id -> shelf.id, parent -> folder.id, name!
                """, "db.shelf: {part: [school_id]}");

        school.erase(part(JAN, "1", "1"));

        assertThat(folders()).isEqualTo("3,4");
    }

    @Test
    void whatIsAnonymisedIsSoAtEveryDepth() throws SQLException {
        school.with(FOLDERS + """
                insert into folder values (1, 1, null, 'a'), (2, null, 1, 'b'), (3, null, 2, 'c'), (4, 2, null, 'd')
                """, COLLECTIONS, "db.folder: {treat: anonymise}");

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(school.texts("select id from folder where name is not null")).containsExactly("4");
    }

    @Test
    void somebodyElseIsNeverPartOfAPerson() throws SQLException {
        school.with(yaml -> yaml.replace(
                "          - {name: last_enrol}\n",
                "          - {name: last_enrol}\n          - {name: invited_by, fides_meta: {references:"
                        + " [{dataset: db, field: pupil.pupil_id, direction: from}]}}\n"));
        school.execute("alter table pupil add invited_by bigint references pupil; update pupil set invited_by = 1");
        school.catalog =
                Catalog.read(school.connection, school.map, school.map.stores().get("db"));

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select pupil_id || coalesce(invited_by::text, '') from pupil order by 1"))
                .containsExactly("2", "3");
    }

    @Test
    void treesOfWhichEachSaysWhoseTheOtherIsAreRefused() throws SQLException {
        school.with("""
                create table folder (id int primary key, owner bigint references pupil, parent int references folder,
                    tag_id int);
                create table tag (id int primary key, owner bigint references pupil, parent int references tag,
                    folder_id int);
                """, """
                folder: id, owner -> pupil.pupil_id, parent -> folder.id, tag_id -> tag.id
                tag: id, owner -> pupil.pupil_id, parent -> tag.id, folder_id -> folder.id
                """, "");

        assertThat(school.misfits()).containsExactly("CYCLE db.folder.null");
    }
}
