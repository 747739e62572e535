package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that belong to whoever has the e-mail address in them. */
class BelongsByTest {
    private static final String GUESTS = """
            create table signup (id int primary key, mail text);
            create table guest (id int primary key, school_id int references school, mail varchar(80), name text,
                day date, total numeric(10,2));
            create table guest_line (id int primary key, guest_id int references guest, what text);
            insert into signup values (1, 'jan@berg.example'), (2, ' Jan2@BERG.example '), (3, 'piet@puk.example'),
                (4, 'anjan@berg.example'), (5, ''), (6, null);
            insert into guest values (1, 1, 'JAN@berg.example', 'Jan', '2025-01-01', 5), (2, 2, 'jan@berg.example', 'J', '2025-01-02', 6),
                (3, 1, 'piet@puk.example', 'Piet', '2025-01-03', 7);
            insert into guest_line values (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')
            """;
    private static final String DATASET = """
            signup: id, mail!
            guest: id, school_id, mail!, name!, day, total
            guest_line: id, guest_id -> guest.id, what
            """;
    private static final String RULES = """
            db.signup: {belongs_by: {mail: email}}
            db.guest: {belongs_by: {mail: email}, part: [school_id]}
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

    private void guests() throws SQLException {
        school.with(GUESTS, DATASET, RULES);
    }

    private String ids(String table) throws SQLException {
        return String.join(",", school.texts("select id from " + table + " order by id"));
    }

    private int held(Target... targets) throws SQLException {
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");
        var list = List.of(targets);
        return plan.batch(school.connection, list, plan.identifiers(school.connection, list))
                .held(list.getFirst().requestId());
    }

    @Test
    void rowsWithAnAddressOfThePersonGoWhateverItsCaseAndWhatHangsOnThemToo() throws SQLException {
        guests();

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.counted())
                .containsEntry("signup DELETE 0", 2L)
                .containsEntry("guest DELETE 0", 2L)
                .containsEntry("guest_line DELETE 0", 2L);
        assertThat(erased.applied()).containsEntry("signup DELETE 0", 2L).containsEntry("guest_line DELETE 0", 2L);
        assertThat(ids("signup")).isEqualTo("3,4,5,6");
        assertThat(ids("guest_line")).isEqualTo("3");
    }

    @Test
    void theStoredIdentifiersFindThemAfterThePersonIsGone() throws SQLException {
        guests();
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");
        var targets = List.of(all(JAN, "1"));
        var known = plan.identifiers(school.connection, targets);
        school.erase(plan, targets, known);
        school.execute("insert into signup values (9, 'jan@berg.example')");

        assertThat(school.erase(plan, targets, known).applied()).containsEntry("signup DELETE 0", 1L);
        assertThat(ids("signup")).isEqualTo("3,4,5,6");
    }

    @Test
    void anAddressThatSomebodyElseHasSelectsNothing() throws SQLException {
        guests();
        school.execute("update pupil set mail = 'Jan@Berg.Example' where pupil_id = 2");

        assertThat(held(all(JAN, "1"))).isEqualTo(1);
        school.erase(all(JAN, "1"));

        assertThat(ids("guest")).isEqualTo("1,2,3");
        assertThat(ids("signup")).isEqualTo("1,3,4,5,6");
    }

    @Test
    void whatTwoShareGoesWhenBothGo() throws SQLException {
        guests();
        school.execute("update pupil set mail = 'Jan@Berg.Example' where pupil_id = 2");

        assertThat(held(all(JAN, "1"), all(PIET, "2"))).isZero();
        var erased = school.erase(all(JAN, "1"), all(PIET, "2"));

        assertThat(erased.left()).isEmpty();
        assertThat(ids("guest")).isEqualTo("3");
    }

    @Test
    void whatTwoShareGoesWithTheLastOfThem() throws SQLException {
        guests();
        school.execute("update pupil set mail = 'Jan@Berg.Example' where pupil_id = 2");

        school.erase(all(JAN, "1"));
        school.erase(all(PIET, "2"));

        assertThat(ids("guest")).isEqualTo("3");
    }

    @Test
    void whoStaysWithAnotherOwnerStillHasTheirAddress() throws SQLException {
        guests();
        school.execute("update pupil set mail = 'Jan@Berg.Example' where pupil_id = 2");

        assertThat(held(all(JAN, "1"), part(PIET, "2", "1"))).isEqualTo(1);
    }

    @Test
    void anotherTypeOfSubjectMayHaveTheAddress() throws SQLException {
        guests();
        school.with(yaml -> yaml.replace("      - name: mail_tool\n", """
                      - name: signup
                        fields: [{name: id}, {name: mail, data_categories: [user]}]
                      - name: mail_tool
                """)
                .replace("    db.card:\n", "    db.signup: {belongs_by: {mail: email}}\n    db.card:\n")
                .replace(
                        "  subjects:\n",
                        "  subjects:\n    keeper: {root: db.school.id, identifiers: {email: [db.school.mail]}}\n"));
        school.execute("update school set mail = ' JAN@berg.example'");

        assertThat(held(all(JAN, "1"))).isEqualTo(1);
        school.erase(all(JAN, "1"));

        assertThat(ids("signup")).isEqualTo("1,3,4,5,6");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "-", "onbekend", "@", "jan@"})
    void whatIsNoAddressSelectsNothing(String value) throws SQLException {
        guests();
        school.execute("update pupil set mail = '" + value + "' where pupil_id = 1; update card set mail = null;"
                + " update signup set mail = '" + value + "'");

        school.erase(all(JAN, "1"));

        assertThat(ids("signup")).isEqualTo("1,2,3,4,5,6");
    }

    @Test
    void anOwnersPartIsLimitedByThePartAndLeavesWhatHasNone() throws SQLException {
        guests();

        school.erase(part(JAN, "1", "2"));

        assertThat(ids("guest")).isEqualTo("1,3");
        assertThat(ids("signup")).isEqualTo("1,2,3,4,5,6");
    }

    @Test
    void anAnonymisedRowLosesTheAddressAndIsNotFoundAgain() throws SQLException {
        school.with(
                GUESTS,
                DATASET.replace("mail!, name", "mail, name"),
                RULES.replace(
                        "{belongs_by: {mail: email}, part", "{treat: anonymise, belongs_by: {mail: email}, part"));

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(erased.unchanged()).isEmpty();
        assertThat(school.texts("select concat_ws('|', id, mail, name) from guest order by id"))
                .containsExactly("1", "2", "3|piet@puk.example|Piet");
    }

    @Test
    void theOtherAddressInARowIsSomebodyElses() throws SQLException {
        school.with("""
                create table letter (id int primary key, sender text, receiver text, sender_name text);
                insert into letter values (1, 'jan@berg.example', 'piet@puk.example', 'Jan'),
                    (2, 'piet@puk.example', 'jan@berg.example', 'Piet')
                """, "letter: id, sender!, receiver!, sender_name!", """
                db.letter:
                  treat: anonymise
                  belongs_by: {sender: email, receiver: email}
                  fields: {sender_name: {strategy: 'null', through: sender}}
                """);

        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.left()).isEmpty();
        assertThat(school.texts("select concat_ws('|', id, sender, receiver, sender_name) from letter order by id"))
                .containsExactly("1|piet@puk.example", "2|piet@puk.example|Piet");
    }

    private void guestsWith(String treat, String from, String to) throws SQLException {
        school.execute(GUESTS);
        school.with(yaml -> yaml.replace("      - name: mail_tool\n", """
                      - name: guest
                        fields: [{name: id}, {name: school_id}, {name: mail, data_categories: [user.contact.email]},
                          {name: name, data_categories: [user.name]}, {name: day}, {name: total}]
                      - name: guest_line
                        fields: [{name: guest_id, fides_meta: {references: [{dataset: db, field: guest.id}]}}]
                      - name: mail_tool
                """)
                .replace(
                        "    db.card:\n",
                        "    db.guest: {treat: " + treat + ", belongs_by: {mail: email}, part: [school_id]}\n"
                                + "    db.card:\n")
                .replace(from, to));
    }

    @Test
    void invoicesOfGuestsAreReadAndNamedLikeAnyOther() throws SQLException {
        guestsWith("anonymise", "  invoices:\n", """
                  invoices:
                    guest: {subject: pupil, party: buyer, collection: db.guest, number: id, issued: day,
                      currency: {constant: EUR}, total: total, buyer: {name: name}}
                """);
        var reader = new InvoiceReader(school.map, school.catalog, "pupil");

        var found = reader.read(school.connection, List.of(all(JAN, "1")));

        assertThat(found)
                .filteredOn(invoice -> invoice.kind().equals("guest"))
                .extracting(InvoiceRecord::key)
                .containsExactly("1", "2");
        assertThat(reader.keys(school.connection, List.of(all(JAN, "1")), false).get(JAN))
                .isEqualTo(InvoiceKeys.of(found));
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");
        var targets = List.of(all(JAN, "1"));
        var batch = plan.batch(school.connection, targets, plan.identifiers(school.connection, targets));
        assertThat(reader.names(school.connection, batch, true).get(JAN)).contains("db/guest/1", "db/guest/2");
    }

    @Test
    void whoSoldToAGuestIsToldAndHasThem() throws SQLException {
        guestsWith("delete", "relations: [db.Enrol, db.invoice]", "relations: [db.Enrol, db.guest]");
        school.execute("update guest set school_id = 2 where id = 3");

        assertThat(new OwnerReader(school.map, school.catalog, "pupil")
                        .read(school.connection, List.of(all(PIET, "2"))))
                .extracting(OwnerRelation::ownerId)
                .containsExactly("1", "2");
        assertThat(new OwnedReader(school.map, school.catalog, "pupil").read(school.connection, "2"))
                .contains("2");
        assertThat(new SubjectReader(school.map, school.catalog, "pupil")
                        .read(school.connection, List.of(part(PIET, "2", "1"))))
                .allMatch(Subject::ownersElsewhere);
    }

    @Test
    void thePreviewCountsThem() throws SQLException {
        guests();

        var preview = new PreviewReader(school.map, List.of(school.catalog), "pupil")
                .read(Map.of("db", school.connection), "1", null, LocalDate.of(2026, 1, 1));

        assertThat(preview.collections())
                .filteredOn(collection -> collection.name().equals("db.guest_line"))
                .extracting(collection -> collection.counts().removed())
                .containsExactly(2L);
    }

    @Test
    void aFieldWithoutTextIsNone() throws SQLException {
        school.with("create table signup (id int primary key)", "signup: id", "db.signup: {belongs_by: {id: email}}");

        assertThat(school.misfits()).containsExactly("NOT_TEXT db.signup.id");
    }

    @Test
    void aMissingIndexIsSuspectedWithTheStatementThatMakesIt() throws SQLException {
        guests();
        assertThat(indexes())
                .containsKeys("NO_INDEX db.signup.mail", "NO_INDEX db.guest.mail", "NO_INDEX db.pupil.mail");

        for (var statement : indexes().values()) {
            school.execute(statement.replace("concurrently ", ""));
        }

        assertThat(indexes()).isEmpty();
    }

    @Test
    void anIndexServesHoweverItIsWritten() throws SQLException {
        guests();
        school.execute("create index on guest (lower(trim(mail)));"
                + " create index on signup (lower(btrim(mail)), id) where mail is not null");

        assertThat(indexes()).containsKey("NO_INDEX db.signup.mail").doesNotContainKey("NO_INDEX db.guest.mail");
    }

    private Map<String, String> indexes() throws SQLException {
        var found = new TreeMap<String, String>();
        SuspicionCheck.check(school.map, school.catalog, school.connection).stream()
                .filter(suspicion -> suspicion.code() == Suspicion.Code.NO_INDEX)
                .filter(suspicion -> suspicion.cure().contains("btrim"))
                .forEach(suspicion -> found.put(suspicion.key(), suspicion.cure()));
        return found;
    }

    @Test
    void whatIsWrongIsToldAtOnceWithItsCure() {
        assertThatThrownBy(() -> School.map(yaml -> yaml.replace("    db.card:\n", """
                        db.pupil: {belongs_by: {mail: email}}
                        db.mail_tool: {treat: keep, keep: {basis: law}, belongs_by: {account: email}}
                        db.school: {treat: anonymise, keep: {basis: law, fields: [mail]}, belongs_by: {mail: email}}
                        db.card:
                    """)))
                .isInstanceOfSatisfying(
                        DataMapException.class,
                        e -> assertThat(e.errors())
                                .extracting(MapError::message)
                                .containsExactlyInAnyOrder(
                                        "'db.pupil' has one row for each pupil, which belongs to nobody else",
                                        "'db.mail_tool' stays as it is, with the address by which it belongs to"
                                                + " somebody",
                                        "'db.school' keeps 'mail', by which it belongs to somebody"));
        assertThatThrownBy(() -> School.map(yaml -> yaml.replace(
                        "    db.card:\n",
                        "    db.school: {belongs_by: {mail: phone, nothing: email}}\n    db.card:\n")))
                .hasMessageContaining("rows are not found by 'phone'")
                .hasMessageContaining("has no field 'nothing'");
    }

    @Test
    void whatIsFoundByAnAddressCannotSayWhatAddressesThereAre() {
        assertThatThrownBy(() -> School.map(yaml -> yaml.replace(
                                "    db.card:\n", "    db.school: {belongs_by: {mail: email}}\n    db.card:\n")
                        .replace("phone: [db.pupil.phone]", "phone: [db.school.name]")))
                .hasMessageContaining("belongs to it by an e-mail address only");
    }

    @Test
    void aTableThatOnlyAnAddressTiesToSomebodyIsSuspectedWithThatCure() throws SQLException {
        school.with("create table signup (id int primary key, mail text, email text)", "signup: id, mail!", "");

        assertThat(SuspicionCheck.check(school.map, school.catalog, school.connection))
                .anySatisfy(suspicion -> {
                    assertThat(suspicion.key()).isEqualTo("UNMAPPED_COLUMN db.signup.email");
                    assertThat(suspicion.cure()).contains("belongs_by: {email: email}");
                });
    }
}
