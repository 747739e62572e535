package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionCheckTest {
    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    private List<Suspicion> after(String ddl) throws SQLException {
        school.execute(ddl);
        school.with(yaml -> yaml);
        return SuspicionCheck.check(school.map, school.catalog, school.connection);
    }

    private static Suspicion about(List<Suspicion> all, String key) {
        return all.stream()
                .filter(suspicion -> suspicion.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among " + all));
    }

    @Test
    void aMapThatListsAllColumnsThatLookPersonalRaisesNoSuspicion() throws SQLException {
        assertThat(after("select 1")).isEmpty();
    }

    @Test
    void aNewColumnIsSuspiciousByItsName() throws SQLException {
        var suspicion =
                about(after("alter table pupil add geboortedatum date"), "UNMAPPED_COLUMN db.pupil.geboortedatum");

        assertThat(suspicion.kind()).isEqualTo(PersonalKind.BIRTH_DATE);
        assertThat(suspicion.subjectTypes()).isEqualTo(Set.of("pupil"));
    }

    @Test
    void aNewColumnIsSuspiciousByItsContentAndNoValueIsTold() throws SQLException {
        var suspicion = about(
                after(
                        "create table extra (x1 text); insert into extra values ('call jan@voorbeeld.nl'), (null), ('no')"),
                "UNMAPPED_COLUMN db.extra.x1");

        assertThat(suspicion.kind()).isEqualTo(PersonalKind.EMAIL);
        assertThat(suspicion.matches()).isEqualTo(1);
        assertThat(suspicion.sampled()).isEqualTo(2);
        assertThat(suspicion.toString()).doesNotContain("voorbeeld");
    }

    @Test
    void personalKeysInsideJsonAreSeen() throws SQLException {
        var suspicion = about(
                after("create table hook (doc jsonb); insert into hook values ('{\"to\": \"NL91ABNA0417164300\"}')"),
                "UNMAPPED_COLUMN db.hook.doc");

        assertThat(suspicion.kind()).isEqualTo(PersonalKind.IBAN);
    }

    @Test
    void aTableThatRefersToPeopleIsSuspicious() throws SQLException {
        var suspicion = about(
                after("create table badge (id int, pupil_id bigint references pupil)"), "UNMAPPED_COLLECTION db.badge");

        assertThat(suspicion.subjectTypes()).isEqualTo(Set.of("pupil"));
        assertThat(suspicion.code().stops()).isTrue();
    }

    @Test
    void aListedColumnWasLookedAt() throws SQLException {
        school.execute("alter table pupil add city_map text");
        school.with(yaml -> yaml.replaceFirst(
                "- name: pupil\\n( +)fields:\\n", "- name: pupil\n$1fields:\n$1  - {name: city_map}\n"));

        assertThat(school.map
                        .collections()
                        .get(new CollectionName("db", "pupil"))
                        .fields())
                .containsKey("city_map");
        assertThat(SuspicionCheck.check(school.map, school.catalog, school.connection))
                .extracting(Suspicion::key)
                .doesNotContain("UNMAPPED_COLUMN db.pupil.city_map");
    }

    @Test
    void aReferenceWithoutAnIndexComesWithItsCureAndStopsNothing() throws SQLException {
        var suspicion = about(after("drop index \"Enrol_pupil_id_idx\""), "NO_INDEX db.Enrol.pupil_id");

        assertThat(suspicion.code().stops()).isFalse();
        assertThat(suspicion.cure()).isEqualTo("create index concurrently on \"School\".\"Enrol\" (\"pupil_id\");");
        assertThat(after("create index on \"Enrol\" (pupil_id)"))
                .extracting(Suspicion::key)
                .doesNotContain("NO_INDEX db.Enrol.pupil_id");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            email, text, EMAIL
            e_mail_adres, varchar, EMAIL
            contactEmail, text, EMAIL
            telefoonnummer, text, PHONE
            mobiel, int8, PHONE
            achternaam, text, NAME
            first_name, varchar, NAME
            firstName, varchar, NAME
            buyer_name, text, NAME
            bsn, int4, BSN
            geboortedatum, date, BIRTH_DATE
            billing_address, varchar, ADDRESS
            straatnaam, text, ADDRESS
            postal_code, text, POSTCODE
            last_seen, inet, IP
            ip, text, IP
            """)
    void namesTell(String column, String type, PersonalKind kind) {
        assertThat(PersonalKind.byName(column, type)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            email_confirmed, bool
            address_id, int8
            name, text
            title, text
            recipe, text
            description, text
            zipped, text
            file_name, text
            telling, text
            mailed_at, timestamptz
            capacity, text
            """)
    void namesThatOnlyResembleDoNotTell(String column, String type) {
        assertThat(PersonalKind.byName(column, type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            111222333, true
            123456782, true
            123456789, false
            000000000, false
            """)
    void theElevenProofDecides(String number, boolean valid) {
        assertThat(ContentCount.elevenProof(number)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NL91ABNA0417164300, true
            to NL91 ABNA 0417 1643 00 please, true
            NL92ABNA0417164300, false
            DE89370400440532013000, true
            ORDER0000123, false
            """)
    void theModuloDecidesAboutAnIban(String text, boolean valid) {
        assertThat(ContentCount.hasIban(text)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            06-12345678, true
            +31 6 12345678, true
            0031612345678, true
            (020) 123 45 67, true
            0.123456789, false
            0000012345678, false
            2024-01-01 10:00, false
            """)
    void telephoneNumbersAreToldFromOtherNumbers(String text, boolean phone) {
        var content = new ContentCount();

        content.add(text);

        assertThat(content.hits(PersonalKind.PHONE)).isEqualTo(phone ? 1 : 0);
    }
}
