package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of which only the personal keys go. */
class DocumentKeysTest {
    private static final String FIELDS = """
                  - name: survey
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, fides_meta: {references: [{dataset: db, field: pupil.pupil_id}]}}
                      - name: answers
                        fields:
                          - {name: email, data_categories: [user.contact.email]}
                          - name: contact
                            fields:
                              - {name: phone, data_categories: [user.contact.phone_number]}
                              - {name: kind}
                          - {name: remark}
                          - {name: score}
                          - {name: city, data_categories: [user.contact.address.city]}
            """;

    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
        school.execute("create table survey (id int primary key, pupil_id bigint references pupil, answers jsonb)");
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    private void survey(String rule) throws SQLException {
        school.with(yaml -> yaml.replace("      - name: mail_tool\n", FIELDS + "      - name: mail_tool\n")
                .replace(
                        "    db.card:\n",
                        "    db.survey: {treat: anonymise, fields: {answers: " + rule + "}}\n    db.card:\n"));
    }

    private String erased(String rule, String document) throws SQLException {
        school.execute("insert into survey values (1, 1, '" + document + "')");
        survey(rule);
        assertThat(school.misfits()).isEmpty();
        var erased = school.erase(all(JAN, "1"));
        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        return school.texts("select answers::text from survey").getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"email": "a@b", "score": 7, "more": [1]}              | {"more": [1], "score": 7}
        {"contact": {"phone": "06", "kind": "x"}}              | {"contact": {"kind": "x"}}
        {"contact": [{"phone": "06", "kind": 1}, {"kind": 2}]} | {"contact": [{"kind": 1}, {"kind": 2}]}
        {"contact": "Jan, 06-12345678"}                        | {"contact": null}
        {"contact": [["06-12345678"], {"phone": 1}]}           | {"contact": [null, {}]}
        [{"email": "a@b", "score": 1}, {"score": 2}]           | [{"score": 1}, {"score": 2}]
        {"email": {"home": "a@b"}, "score": null}              | {"score": null}
        {"email": null}                                        | {}
        "Jan, 06-12345678"                                     | null
        {}                                                     | {}
        []                                                     | []
        """)
    void onlyThePersonalKeysGo(String before, String after) throws SQLException {
        assertThat(erased("keys", before)).isEqualTo(after);
    }

    @Test
    void documentsWithoutAnythingPersonalStayAsTheyAre() throws SQLException {
        school.execute("alter table survey alter answers type json");
        school.execute("insert into survey values (1, 1, '{ \"score\":7 }'), (2, 1, null)");
        survey("keys");

        school.erase(all(JAN, "1"));

        assertThat(school.texts("select coalesce(answers::text, '-') from survey order by id"))
                .containsExactly("{ \"score\":7 }", "-");
    }

    @Test
    void aKeyMayHaveAStrategyOfItsOwn() throws SQLException {
        var after = erased(
                "{keys: {email: pseudonym, contact.phone: {constant: gone}, remark: redact}}",
                "{\"email\": \"a@b\", \"contact\": {\"phone\": \"06\"}, \"city\": \"Breda\","
                        + " \"remark\": \"Groet, jan@berg.example\"}");

        assertThat(after)
                .matches("\\{\"email\": \"[a-z2-7]{12}@erased.invalid\", \"remark\": \"Groet, \\[gewist]\","
                        + " \"contact\": \\{\"phone\": \"gone\"}}");
    }

    @Test
    void twoPeopleOfOneBatchGetPseudonymsOfTheirOwn() throws SQLException {
        school.execute("insert into survey values (1, 1, '{\"email\": \"a@b\"}'), (2, 2, '{\"email\": \"c@d\"}')");
        survey("{keys: {email: pseudonym}}");

        school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(school.texts("select distinct answers ->> 'email' from survey"))
                .hasSize(2)
                .allMatch(email -> email.endsWith("@erased.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonb not null check (jsonb_typeof(answers) in ('object', 'null'))"})
    void plainJsonAndAConstraintOnTheDocumentAreFine(String type) throws SQLException {
        school.execute("alter table survey drop answers, add answers " + type);

        assertThat(erased("keys", "{\"email\": \"a@b\", \"score\": 1}")).isEqualToIgnoringWhitespace("{\"score\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        text                                 | NOT_JSON db.survey.answers
        jsonb check (answers ? 'email')      | CHECK_VIOLATED db.survey.answers
        """)
    void aColumnThatCannotHoldWhatIsLeftIsRefused(String type, String misfit) throws SQLException {
        school.execute("alter table survey drop answers, add answers " + type);
        survey("keys");

        assertThat(school.misfits()).containsExactly(misfit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {keys: {contact.fax: redact}}        | 'contact.fax' is no key of answers
        {keys: {email.home: redact}}         | 'email.home' is no key of answers
        {keys: {email: {truncate: year}}}    | unknown key 'truncate'
        {keys: {email: keys}}                | there is no strategy 'keys'
        """)
    void keysThatAreNotListedAreRefused(String rule, String message) {
        assertThatThrownBy(() -> survey(rule)).hasMessageContaining(message);
    }

    @Test
    void aColumnWithoutPersonalKeysIsRefused() {
        assertThatThrownBy(() -> School.map(yaml -> yaml.replace(
                        "    db.card:\n", "    db.post: {treat: anonymise, fields: {body: keys}}\n    db.card:\n")))
                .hasMessageContaining("no key of body is personal");
    }

    @Test
    void personalKeysThatAreNotListedAreSuspected() throws SQLException {
        school.execute("insert into survey values (1, 1, '{\"email\": \"a@b.nl\", \"score\": 7, \"iban\": 1,"
                + " \"contact\": [{\"kind\": \"c@d.nl\", \"fax\": {\"no\": \"e@f.nl\"}}]}')");
        survey("keys");

        assertThat(SuspicionCheck.check(school.map, school.catalog, school.connection))
                .filteredOn(suspicion -> suspicion.code() == Suspicion.Code.UNMAPPED_KEY)
                .extracting(Suspicion::field, Suspicion::kind, Suspicion::matches)
                .containsExactly(
                        tuple("answers.contact.fax.no", PersonalKind.EMAIL, 1),
                        tuple("answers.iban", PersonalKind.IBAN, 0));
    }
}
