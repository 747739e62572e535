package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.ZOE;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasurePlanTest {
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
    void nothingOfThePersonIsLeftAndTheCountsSayWhatWent() throws SQLException {
        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.counted())
                .containsEntry("pupil DELETE 0", 1L)
                .containsEntry("Enrol DELETE 0", 2L)
                .containsEntry("progress DELETE 0", 6L)
                .containsEntry("progress_note DELETE 0", 2L)
                .containsEntry("bookmark DELETE 0", 3L)
                .containsEntry("login DELETE 0", 5L)
                .containsEntry("note DELETE 0", 2L)
                .containsEntry("team_member DELETE 0", 1L)
                .containsEntry("post ANONYMISE 0", 2L)
                .containsEntry("message ANONYMISE 0", 2L)
                .containsEntry("card ANONYMISE 0", 2L)
                .containsEntry("invoice ANONYMISE 0", 2L)
                .containsEntry("invoice_line KEEP 0", 3L)
                .containsEntry("team_log MENTION 0", 1L)
                .containsEntry("post MENTION 0", 1L);
        erased.counted().forEach((key, rows) -> {
            if (!key.contains("KEEP")) {
                assertThat(erased.applied()).as(key).containsEntry(key, rows);
            }
        });
        assertThat(school.rowsWith("berg.example", "12345678"))
                .allMatch(row -> row.contains("+31"), "only Zoë's number contains these digits");
    }

    @Test
    void othersKeepTheirRows() throws SQLException {
        var before = school.everything();

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select first || coalesce(last_enrol::text, '-') from pupil order by 1"))
                .containsExactly("Piet-", "Zoë-");
        assertThat(school.everything().get("login")).hasSize(2);
        assertThat(school.texts("select coalesce(parent_id::text, '-') from note"))
                .containsExactly("-");
        assertThat(school.texts("select body from post where id = 3")).containsExactly("Janneke en Jan kwamen ook.");
        assertThat(school.everything().get("course")).isEqualTo(before.get("course"));
        assertThat(school.texts("select sum(total) from invoice")).containsExactly("191.50");
    }

    @Test
    void identifiersAreRedactedInWhateverNotationWhereTheyAreTied() throws SQLException {
        school.erase(all(JAN, "1"));

        assertThat(school.texts("select body from post order by id"))
                .containsExactly(
                        "Ik ben [gewist], mail [gewist] of bel [gewist].",
                        "Dank [gewist]! Bel [gewist].",
                        "Janneke en Jan kwamen ook.",
                        "ZOË ÜNAL groet",
                        "hola");
        assertThat(school.texts("select line from team_log order by id"))
                .containsExactly("[gewist] leverde in", "Piet Puk ook", "Jan van der Berg niet van hier");
    }

    @Test
    void redactionFollowsLettersOutsideAscii() throws SQLException {
        school.erase(all(ZOE, "3"));

        assertThat(school.texts("select body from post where id = 4")).containsExactly("[gewist] groet");
    }

    @Test
    void theOtherSideOfAMessageKeepsItsName() throws SQLException {
        school.erase(all(JAN, "1"));

        assertThat(school.texts("select concat_ws('|', sender_id, recipient_id, left(sender_name, 8),"
                        + " left(recipient_name, 8), body) from message order by id"))
                .containsExactly(
                        "2|anoniem-|Piet Puk|Hoi Piet Puk, groet [gewist]",
                        "2|Piet Puk|anoniem-|Dag [gewist]",
                        "2|3|Piet Puk|Zoë Ünal|Jan van der Berg is leuk");
    }

    @Test
    void bothSidesOfAMessageCanGoAtOnce() throws SQLException {
        var erased = school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.counted()).containsEntry("message ANONYMISE 0", 2L).containsEntry("message ANONYMISE 1", 1L);
        assertThat(school.texts("select body from message order by id"))
                .startsWith("Hoi [gewist], groet [gewist]", "Dag [gewist]");
        assertThat(
                        school.texts(
                                "select count(*) from message where sender_name like 'anoniem-%' and recipient_name like 'anoniem-%'"))
                .containsExactly("2");
    }

    @Test
    void pseudonymsAreOneNamePerRequestAndDifferWhereUnique() throws SQLException {
        school.erase(all(JAN, "1"));

        assertThat(school.texts("select distinct author_name from post where author_name like 'anoniem-%'"))
                .hasSize(1);
        assertThat(school.texts("select code from card where holder_id is null and code like 'anoniem-%'"))
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(school.texts("select mail from card where holder_id is null"))
                .allMatch(mail -> mail.endsWith("@erased.invalid"));
        assertThat(school.texts("select born || level from card where holder_id is null"))
                .containsOnly("1980-01-01onbekend");
    }

    @Test
    void anOwnersPartIsAllThatGoes() throws SQLException {
        var erased = school.erase(part(JAN, "1", "2"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.counted())
                .containsOnly(
                        Map.entry("Enrol DELETE 0", 1L),
                        Map.entry("progress DELETE 0", 3L),
                        Map.entry("progress_note DELETE 0", 1L),
                        Map.entry("bookmark DELETE 0", 1L),
                        Map.entry("post ANONYMISE 0", 1L),
                        Map.entry("invoice ANONYMISE 0", 1L),
                        Map.entry("invoice_line KEEP 0", 1L));
        assertThat(school.texts("select mail from pupil where pupil_id = 1")).containsExactly("jan@berg.example");
        assertThat(school.texts("select pupil_id || '|' || buyer_name from invoice where id = 1"))
                .containsExactly("1|Jan van der Berg");
        assertThat(school.texts("select body from post where id = 1").getFirst())
                .contains("Jan van der Berg");
    }

    @Test
    void twoOwnersPartsOfOnePersonGoInOneBatch() throws SQLException {
        var erased = school.erase(part(JAN, "1", "1"), part(PIET, "1", "2"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.counted()).containsEntry("Enrol DELETE 0", 1L).containsEntry("Enrol DELETE 1", 1L);
        assertThat(school.texts("select count(*) from \"Enrol\" where pupil_id = 1"))
                .containsExactly("0");
    }

    @Test
    void referencesToAMissingRootAreStillErased() throws SQLException {
        var erased = school.erase(all(JAN, "77"));

        assertThat(erased.counted()).containsOnly(Map.entry("login DELETE 0", 1L));
        assertThat(school.texts("select count(*) from login where pupil_ref = 77"))
                .containsExactly("0");
    }

    @Test
    void anIdThatFitsNoRowErasesNothing() throws SQLException {
        var before = school.everything();
        for (var id : List.of("abc", "01", "", "1; drop table pupil", "99999999999999999999", "1.0", "\u0000")) {
            var erased = school.erase(all(JAN, id));
            assertThat(erased.applied()).as(id).isEmpty();
        }
        assertThat(school.everything()).isEqualTo(before);
    }

    @Test
    void anErasureCanBeFinishedFromStoredIdentifiersAfterTheRootIsGone() throws SQLException {
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");
        var targets = List.of(all(JAN, "1"));
        var stored = plan.identifiers(school.connection, targets);
        school.erase(plan, targets, stored);
        school.execute("insert into login values (1, now(), 'late');"
                + "insert into team_member select 1, 3; update team_log set line = 'Jan van der Berg' where id = 2");

        var again = school.erase(plan, List.of(all(JAN, "1"), all(ZOE, "3")), both(stored, plan));

        assertThat(again.counted()).containsEntry("login DELETE 0", 1L);
        assertThat(again.left()).isEmpty();
    }

    private Map<java.util.UUID, Identifiers> both(Map<java.util.UUID, Identifiers> stored, ErasurePlan plan)
            throws SQLException {
        var all = new java.util.HashMap<>(stored);
        all.putAll(plan.identifiers(school.connection, List.of(all(ZOE, "3"))));
        return all;
    }

    @Test
    void erasingTwiceFindsNothing() throws SQLException {
        school.erase(all(JAN, "1"));

        var again = school.erase(all(JAN, "1"));

        assertThat(again.counted()).isEmpty();
        assertThat(again.applied()).isEmpty();
    }

    @Test
    void aRootThatStaysLosesItsValues() throws SQLException {
        school.with(yaml -> yaml.replace(
                "  collections:\n    db.Enrol", "  collections:\n    db.pupil: {treat: anonymise}\n    db.Enrol"));

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(school.texts("select left(first, 8) || left(last, 8) || coalesce(infix, '-') || coalesce(mail, '-')"
                        + " from pupil where pupil_id = 1"))
                .containsExactly("anoniem-anoniem---");
        assertThat(school.texts("select count(*) from invoice where pupil_id = 1"))
                .containsExactly("2");
    }

    @Test
    void statementsDoNotDependOnTheNumberOfTargets() {
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");

        assertThat(plan.steps())
                .allSatisfy(step -> assertThat((step.countSql() + step.apply())
                                .chars()
                                .filter(c -> c == '?')
                                .count())
                        .isIn(7L, 14L));
    }

    @Test
    void aPlanIsRefusedWhenTheMapDoesNotFit() throws SQLException {
        school.execute("alter table post drop column author_name");
        school.with(yaml -> yaml);

        assertThatThrownBy(() -> ErasurePlan.of(school.map, school.catalog, "pupil"))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("db.post.author_name");
    }

    @Test
    void requestsWithoutIdentifiersAreRefused() {
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");

        assertThatThrownBy(() -> plan.batch(school.connection, List.of(all(JAN, "1")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
