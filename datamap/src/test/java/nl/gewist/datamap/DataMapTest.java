package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataMapTest {

    private static List<MapError> errors(String yaml) {
        return catchThrowableOfType(DataMapException.class, () -> DataMap.read("map.yaml", new StringReader(yaml)))
                .errors();
    }

    private static List<MapError> changed(String from, String to) {
        var yaml = School.resource("school.yaml");
        assertThat(yaml).contains(from);
        return errors(yaml.replaceFirst(Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    }

    @Test
    void aGoodMapIsRead() {
        var map = School.map(yaml -> yaml);

        assertThat(map.stores().get("db")).isEqualTo(new Store("db", "postgresql", "School", "eu-west-1"));
        assertThat(map.subjects().get("pupil").root()).hasToString("db.pupil.pupil_id");
        assertThat(map.invoices()).hasSize(1);
    }

    @Test
    void termsAndPlainWordsAreThereForPeople() {
        var map = School.map(yaml -> yaml);

        assertThat(map.collections().get(new CollectionName("db", "invoice")).keep())
                .isEqualTo(new DataCollection.Keep("AWR art. 52", List.of(), Period.ofYears(7)));
        assertThat(map.words("db.post")).contains(new Words("bericht op het forum", "forum post"));
        assertThat(map.words("user.contact.email").map(words -> words.in("nl-BE")))
                .contains("contactgegevens");
        assertThat(map.words("user.contact").map(words -> words.in(null))).contains("contact details");
        assertThat(map.words("user.name")).isEmpty();
        assertThat(map.words("db.note")).isEmpty();
    }

    @Test
    void theManualsExampleIsAGoodMap() throws Exception {
        var manual = Files.readString(Path.of("../docs/data-map.md"));
        var example = manual.substring(manual.indexOf("## A complete small example"));
        var yaml = example.substring(example.indexOf("```yaml") + 7);

        var map = DataMap.read("manual", new StringReader(yaml.substring(0, yaml.indexOf("```"))));

        assertThat(map.owners()).containsKey("learner");
    }

    @Test
    void theVersionIsOfTheContentAndNotOfTheLayout() {
        var version = School.map(yaml -> yaml).version();

        assertThat(version).matches("sha256:[0-9a-f]{12}");
        assertThat(School.map(yaml -> "# a comment\n" + yaml.replace("{id: a}", "{id:   a}"))
                        .version())
                .isEqualTo(version);
        assertThat(School.map(yaml -> yaml.replace(
                                "{kind: postgresql, schema: School, region: eu-west-1}",
                                "{region: eu-west-1, schema: School, kind: postgresql}"))
                        .version())
                .isEqualTo(version);
        assertThat(School.map(yaml -> yaml.replace("eu-west-1", "eu-west-3")).version())
                .isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        data_categories: [user.unique_id], fides | data_categorys: [user.unique_id], fides | unknown key 'data_categorys'
        region: eu-west-1 | region: us-east-1 | is not in the EU
        region: eu-west-1 | region: europe | is not in the EU
        kind: postgresql | kind: oracle | not supported
        schema: School | shema: School | unknown key 'shema'
        keep: {basis: 'AWR art. 52'} | keep: {fields: []} | 'basis' is missing
        treat: keep | treat: hide | no treatment 'hide'
        field: Enrol.id}]}} | field: Enrol.nr}]}} | which is not in the map
        field: Enrol.id}]}} | field: Nowhere.id}]}} | which is not in the map
        field: pupil.pupil_id, direction: from | field: pupil.pupil_id, direction: up | no such direction
        field: pupil.pupil_id, direction: from | field: pupil.nr, direction: to | which is not in the map
        field: pupil.pupil_id, direction: from | field: Enrol.pupil_id, direction: to | each say
        dataset: db, field: pupil.pupil_id | dataset: other, field: pupil.pupil_id | which is not in the map
        root: db.pupil.pupil_id | root: db.pupil.id | has no field 'id'
        body: redact | body: scramble | no strategy 'scramble'
        truncate: year | truncate: century | cannot be truncated
        through: sender_id | through: sender_name | which is no reference
        of: db.team_member.team_id | of: db.team.id | belong to nobody
        db.team_log: | db.nowhere: | no collection 'db.nowhere'
        term: P7Y | term: seven | is not a term
        term: P7Y | term: P-7Y | is not a term
        user.contact: {nl: contactgegevens, en: contact details} | user.contact: {nl: contactgegevens} | 'en' is missing
        user.contact: {nl | contact: {nl | no collection 'contact'
        party: buyer | party: payer | no party 'payer'
        subject: pupil | subject: teacher | unknown subject
        relations: [db.Enrol | relations: [db.note | has no part
        basis: 'AWR art. 52', term | basis: ' ', term | a text is expected
        what, amount: amount} | what} | 'amount' is missing
        version: 1 | version: 2 | format version 1
        db.Enrol: {part: | db.Enrol: {references: [{field: nr, to: db.pupil.pupil_id}], part: | has no field 'nr'
        db.Enrol: {part: | db.Enrol: {references: [{field: id, to: db.pupil.nr}], part: | has no field 'nr'
        db.Enrol: {part: | db.Enrol: {references: [{field: id}], part: | 'to' is missing
        db.Enrol: {part: | db.Enrol: {references: [{field: id, to: db.pupil.pupil_id, when: {kind: x}}], part: | has no field 'kind'
        """)
    void whatIsWrongIsRefused(String from, String to, String message) {
        assertThat(changed(from, to)).extracting(MapError::message).anyMatch(text -> text.contains(message));
    }

    @Test
    void aFieldCannotBeBothKeptAndErased() {
        assertThat(changed("term: P7Y, fields: []", "term: P7Y, fields: [buyer_name]"))
                .extracting(MapError::message)
                .containsExactly("'db.invoice' both keeps and erases 'buyer_name'");
    }

    @Test
    void aKeepWithoutABasisIsRefused() {
        assertThat(changed("      treat: keep\n      keep: {basis: 'AWR art. 52'}", "      treat: keep"))
                .extracting(MapError::message)
                .containsExactly("'db.invoice_line' is kept without a legal basis");
    }

    @Test
    void allErrorsAreToldAtOnceWithTheirLinesAndCures() {
        var errors = errors("""
                dataset:
                  - fides_key: a
                    collections:
                      - name: person
                        fields:
                          - {name: id, colour: red}
                          - {name: id}
                gewist:
                  version: 1
                  stores:
                    a: {kind: postgresql, region: us}
                  subjects:
                    learner: {root: a.person.nr}
                  surprise: true
                """);

        assertThat(errors).extracting(MapError::line).containsExactly(6, 7, 11, 13, 14);
        assertThat(errors).allSatisfy(error -> assertThat(error.cure()).isNotBlank());
        assertThat(errors.getFirst())
                .hasToString("map.yaml:6: unknown key 'colour' (known here: data_categories, data_qualifier, data_uses,"
                        + " description, fides_meta, fidesops_meta, fields, meta, name, retention)");
    }

    @Test
    void whatIsNoMapIsRefused() {
        for (var yaml :
                List.of("", "[", "just text", "- a", "dataset: 3\ngewist: 4", "a: &a [*a]", "!!java.net.URL x")) {
            assertThat(errors(yaml)).as(yaml).isNotEmpty();
        }
    }

    @Test
    void namesThatLookLikeSqlAreOnlyNames() {
        var map = School.map(yaml -> yaml.replace("name: remark", "name: 'remark\"; drop table pupil; --'"));

        assertThat(map.collections()
                        .get(new CollectionName("db", "progress_note"))
                        .fields())
                .containsKey("remark\"; drop table pupil; --");
    }

    @Test
    void aPathWithManyAliasesIsRefusedWithoutHanging() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> DataMap.read("bomb", new StringReader(bomb.toString())))
                .isInstanceOf(DataMapException.class);
    }

    @Test
    void aFileOfMegabytesIsRefused() {
        assertThat(errors("dataset: '" + "x".repeat(4_000_000) + "'"))
                .extracting(MapError::message)
                .containsExactly("this is not YAML Gewist reads");
    }

    @Test
    void aKeyGivenTwiceIsRefusedAtItsLine() {
        var yaml = School.resource("school.yaml") + "  version: 1\n";

        assertThat(errors(yaml)).singleElement().satisfies(error -> {
            assertThat(error.message()).isEqualTo("'version' is given twice");
            assertThat(error.line()).isEqualTo((int) yaml.lines().count());
        });
    }

    @Test
    void documentsThatWouldStayBehindAreRefused() {
        var withField = "      - name: invoice\n        fields:\n          - {name: pdf}\n";
        var yaml = School.resource("school.yaml")
                .replace("      - name: invoice\n        fields:\n", withField)
                .replace("      lines: {collection", "      document: {content: pdf}\n      lines: {collection");

        assertThat(errors(yaml))
                .singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("documents of invoices in 'pdf'", "[user]"));
    }

    @Test
    void aDocumentIsEitherBytesOrAFile() {
        assertThat(changed(
                        "      lines: {collection",
                        "      document: {content: id, path: id}\n      lines: {collection"))
                .extracting(MapError::message)
                .contains("a document is either content or a path", "'root' is missing");
    }
}
