package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.gewist.datamap.Misfit.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapCheckTest {
    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    private void assertMisfit(String ddl, UnaryOperator<String> change, Code code, String place) throws SQLException {
        school.execute(ddl);
        school.with(change);
        assertThat(MapCheck.check(school.map, school.catalog)).anySatisfy(misfit -> {
            assertThat(misfit.toString()).startsWith(code + " " + place + ": ");
            assertThat(misfit.subjectTypes()).isEqualTo(Set.of("pupil"));
            assertThat(misfit.cure()).isNotBlank();
        });
    }

    private void assertMisfit(String ddl, Code code, String place) throws SQLException {
        assertMisfit(ddl, UnaryOperator.identity(), code, place);
    }

    private void assertMisfit(UnaryOperator<String> change, Code code, String place) throws SQLException {
        assertMisfit("select 1", change, code, place);
    }

    @Test
    void aMapThatFitsHasNoMisfits() {
        assertThat(MapCheck.check(school.map, school.catalog)).isEmpty();
    }

    @Test
    void aMissingTableIsFound() throws SQLException {
        assertMisfit("drop table login", Code.MISSING_COLLECTION, "db.login");
    }

    @Test
    void aMissingColumnIsFound() throws SQLException {
        assertMisfit("alter table card drop column born", Code.MISSING_FIELD, "db.card.born");
    }

    @Test
    void aNameThatLooksLikeSqlIsSimplyNotFound() throws SQLException {
        assertMisfit(
                yaml -> yaml.replace("name: remark", "name: 'remark\"; drop table pupil; --'"),
                Code.MISSING_FIELD,
                "db.progress_note.remark\"; drop table pupil; --");
    }

    @Test
    void typesThatDoNotFitAreFound() throws SQLException {
        assertMisfit("alter table login alter pupil_ref type text", Code.TYPE_MISMATCH, "db.login.pupil_ref");
    }

    @Test
    void aPartThatLeadsNowhereIsFound() throws SQLException {
        assertMisfit(
                "alter table team drop constraint team_course_id_fkey", Code.MISSING_REFERENCE, "db.team.course_id");
    }

    @Test
    void aDeleteThatAnUnmappedTableWouldRefuseIsFound() throws SQLException {
        assertMisfit("create table extra (who bigint references pupil)", Code.FOREIGN_KEY_BROKEN, "db.extra.who");
    }

    @Test
    void aCascadeToSomebodyElsesRowsIsFound() throws SQLException {
        assertMisfit(
                "alter table note drop constraint note_parent_id_fkey;"
                        + " alter table note add foreign key (parent_id) references note on delete cascade",
                Code.CASCADE_UNSEEN,
                "db.note.parent_id");
    }

    @Test
    void aKeyThatWouldSetNullWhereNoneMayBeIsFound() throws SQLException {
        assertMisfit(
                "update note set parent_id = id; alter table note alter parent_id set not null;"
                        + " alter table note drop constraint note_parent_id_fkey;"
                        + " alter table note add foreign key (parent_id) references note on delete set null",
                Code.FOREIGN_KEY_BROKEN,
                "db.note.parent_id");
    }

    @Test
    void aCascadeIntoAnUnmappedTableIsFound() throws SQLException {
        assertMisfit(
                "create table extra (who bigint references pupil on delete cascade)",
                Code.CASCADE_UNSEEN,
                "db.extra.who");
    }

    @Test
    void anUnmappedTableThatLetsGoByItselfIsFine() throws SQLException {
        school.execute("create table extra (who bigint references pupil on delete set null)");
        school.with(yaml -> yaml);

        assertThat(MapCheck.check(school.map, school.catalog)).isEmpty();
    }

    @Test
    void aRowThatStaysCannotHoldOnToOneThatGoes() throws SQLException {
        assertMisfit(
                "delete from thread where false; alter table invoice alter pupil_id set not null",
                Code.FOREIGN_KEY_BROKEN,
                "db.invoice.pupil_id");
    }

    @Test
    void nullIsNotPossibleEverywhere() throws SQLException {
        assertMisfit(
                yaml -> yaml.replace("author_name: pseudonym", "author_name: 'null'"),
                Code.NOT_NULLABLE,
                "db.post.author_name");
    }

    @Test
    void aPseudonymNeedsRoomAndText() throws SQLException {
        assertMisfit(
                "alter table post alter author_name type varchar(11) using 'x'", Code.TOO_SHORT, "db.post.author_name");
        assertMisfit(yaml -> yaml.replace("born: {truncate: year}", "born: pseudonym"), Code.NOT_TEXT, "db.card.born");
    }

    @Test
    void aUniqueColumnTakesNoConstant() throws SQLException {
        assertMisfit(
                yaml -> yaml.replace("code: pseudonym", "code: {constant: X}"), Code.UNIQUE_CONSTANT, "db.card.code");
    }

    @Test
    void aConstantFitsTheColumn() throws SQLException {
        assertMisfit(
                yaml -> yaml.replace("born: {truncate: year}", "born: {constant: never}"),
                Code.TYPE_MISMATCH,
                "db.card.born");
        assertMisfit("alter table card alter level type varchar(3) using 'x'", Code.TOO_SHORT, "db.card.level");
    }

    @Test
    void onlyDatesAreTruncated() throws SQLException {
        assertMisfit(
                yaml -> yaml.replace("level: {constant: onbekend}", "level: {truncate: year}"),
                Code.NOT_A_DATE,
                "db.card.level");
    }

    @Test
    void primaryKeysNeverChange() throws SQLException {
        assertMisfit(
                "alter table card drop constraint card_pkey; alter table card add primary key (code)",
                Code.PRIMARY_KEY,
                "db.card.code");
    }

    @Test
    void aPersonalFieldWithoutAPossibleStrategyIsFound() throws SQLException {
        assertMisfit(
                "alter table card alter born set not null",
                yaml -> yaml.replace("born: {truncate: year}, ", ""),
                Code.NO_STRATEGY,
                "db.card.born");
    }
}
