package nl.gewist.datamap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.ZOE;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadersTest {
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
    void subjectsAreReadWithTheirOwners() throws SQLException {
        var reader = new SubjectReader(school.map, school.catalog, "pupil");
        var missing = UUID.randomUUID();

        var subjects = reader.read(
                school.connection,
                List.of(part(JAN, "1", "1"), part(PIET, "2", "2"), part(ZOE, "3", "2"), all(missing, "abc")));

        assertThat(subjects)
                .containsExactly(
                        new Subject(JAN, true, Instant.parse("2025-01-01T10:00:00Z"), true, true),
                        new Subject(PIET, true, Instant.parse("2025-02-01T10:00:00Z"), false, true),
                        new Subject(ZOE, true, Instant.parse("2025-03-01T10:00:00Z"), true, false),
                        new Subject(missing, false, null, true, false));
    }

    @Test
    void invoicesAreReadWholeWithLinesAndParties() throws SQLException {
        var reader = new InvoiceReader(school.map, school.catalog, "pupil");

        var invoices = reader.read(school.connection, List.of(all(JAN, "1"), all(PIET, "2")));

        assertThat(invoices)
                .first()
                .isEqualTo(new InvoiceRecord(
                        JAN,
                        "db",
                        "lesson",
                        "1",
                        "A-1",
                        LocalDate.of(2025, 5, 1),
                        "EUR",
                        "1",
                        new Party("Jan van der Berg", "Kade 1", null, "Delft", null, null),
                        new Party("Kookschool Amstel", null, null, "Amsterdam", null, null),
                        List.of(
                                new InvoiceLine("Koken", null, null, null, new BigDecimal("100.00")),
                                new InvoiceLine("Boek", null, null, null, new BigDecimal("21.00"))),
                        new BigDecimal("121.00"),
                        new BigDecimal("21.00"),
                        null));
        assertThat(invoices).extracting(InvoiceRecord::key).containsExactly("1", "2", "3");
    }

    @Test
    void aLineWithoutAnAmountIsItsQuantityTimesItsPrice() throws SQLException {
        school.execute("alter table invoice_line add pieces int default 3");
        school.with(
                yaml -> yaml.replace("          - {name: what}", "          - {name: what}\n          - {name: pieces}")
                        .replace("amount: amount}", "quantity: pieces, unit_price: amount}"));

        var invoices = new InvoiceReader(school.map, school.catalog, "pupil")
                .read(school.connection, List.of(part(JAN, "1", "2")));

        assertThat(invoices.getFirst().lines())
                .containsExactly(new InvoiceLine(
                        "Spaans", new BigDecimal(3), new BigDecimal("60.50"), null, new BigDecimal("181.50")));
    }

    @Test
    void documentInAColumnIsReadOneAtATime() throws SQLException {
        school.execute("alter table invoice add pdf bytea, add mime text");
        school.execute("update invoice set pdf = 'one', mime = 'text/html' where id = 1");
        school.with(yaml -> documents(yaml, "{content: pdf, type: mime}"));
        var reader = new InvoiceReader(school.map, school.catalog, "pupil");

        var invoices = reader.read(school.connection, List.of(all(JAN, "1")));

        assertThat(invoices)
                .extracting(InvoiceRecord::document)
                .containsExactly(new InvoiceDocument.Original("text/html", null, null), null);
        assertThat(reader.document(school.connection, invoices.getFirst(), 3).bytes())
                .asString(UTF_8)
                .isEqualTo("one");
        assertThat(reader.document(school.connection, invoices.getFirst(), 2).bytes())
                .as("a larger one is not read")
                .isNull();
        assertThat(reader.document(school.connection, invoices.get(1), 3)).isNull();
    }

    @Test
    void documentInAFileIsToldByItsPath() throws SQLException {
        school.execute("alter table invoice add pdf text, add mime text");
        school.execute("update invoice set pdf = '2025/a-1.pdf' where id = 1");
        school.with(yaml -> documents(yaml, "{path: pdf, root: papers}"));

        assertThat(new InvoiceReader(school.map, school.catalog, "pupil")
                        .read(school.connection, List.of(all(JAN, "1"))))
                .extracting(InvoiceRecord::document)
                .containsExactly(new InvoiceDocument.Original("application/pdf", "papers", "2025/a-1.pdf"), null);
    }

    @Test
    void documentsOfAnotherTypeThanTheMapSaysDoNotFit() throws SQLException {
        school.execute("alter table invoice add pdf bytea, add mime text");

        assertThat(school.with(yaml -> documents(yaml, "{path: pdf, root: papers}"))
                        .misfits())
                .containsExactly("TYPE_MISMATCH db.invoice.pdf");
        assertThat(school.with(yaml -> documents(yaml, "{content: mime}")).misfits())
                .containsExactly("TYPE_MISMATCH db.invoice.mime");
    }

    private static String documents(String yaml, String document) {
        return yaml.replace(
                        "      - name: invoice\n        fields:\n",
                        "      - name: invoice\n        fields:\n"
                                + "          - {name: pdf, data_categories: [user]}\n"
                                + "          - {name: mime, data_categories: [user]}\n")
                .replace("      lines: {collection", "      document: " + document + "\n      lines: {collection");
    }

    @Test
    void keysHaveTheSameDigestAsTheRecordsWhateverElseIsInTheBatch() throws SQLException {
        var reader = new InvoiceReader(school.map, school.catalog, "pupil");
        var alone = List.of(part(JAN, "1", "2"));
        var together = List.of(all(PIET, "1"), part(JAN, "1", "2"), all(ZOE, "3"));

        var keys = reader.keys(school.connection, together, true);

        assertThat(keys.get(JAN)).isEqualTo(InvoiceKeys.of(reader.read(school.connection, alone)));
        assertThat(keys.get(JAN).count()).isEqualTo(1);
        assertThat(keys.get(PIET).count()).isEqualTo(2);
        assertThat(keys.get(ZOE)).isEqualTo(InvoiceKeys.of(List.of()));
        assertThat(reader.read(school.connection, together).stream()
                        .filter(invoice -> invoice.key().equals("2")))
                .allSatisfy(invoice -> assertThat(invoice.lines()).hasSize(1));
    }

    @Test
    void ownersAreTheOnesWithAnEnrolmentOrInvoice() throws SQLException {
        var reader = new OwnerReader(school.map, school.catalog, "pupil");

        var owners = reader.read(school.connection, List.of(all(JAN, "1"), part(PIET, "2", "2"), part(ZOE, "1", "2")));

        assertThat(owners)
                .containsExactly(
                        new OwnerRelation(
                                JAN,
                                "1",
                                "Kookschool Amstel",
                                "info@amstel.example",
                                "nl",
                                new PersonSeenByOwner("Jan van der Berg", "jan@berg.example"),
                                List.of(new Integration("mailchimp", "list-7"))),
                        new OwnerRelation(
                                JAN,
                                "2",
                                "Taalhuis",
                                "post@taalhuis.example",
                                null,
                                new PersonSeenByOwner("Jan van der Berg", "jan@berg.example"),
                                List.of(new Integration("brevo", null))),
                        new OwnerRelation(
                                ZOE,
                                "2",
                                "Taalhuis",
                                "post@taalhuis.example",
                                null,
                                new PersonSeenByOwner("Jan van der Berg", "jan@berg.example"),
                                List.of(new Integration("brevo", null))));
    }

    @Test
    void identifiersAreReadFromAllTheirSources() throws SQLException {
        var plan = ErasurePlan.of(school.map, school.catalog, "pupil");

        var identifiers = plan.identifiers(school.connection, List.of(part(JAN, "1", "2"), all(PIET, "77")));

        assertThat(identifiers.get(JAN).emails()).containsExactly("jan2@berg.example", "jan@berg.example");
        assertThat(identifiers.get(JAN).phones()).containsExactly("06-12345678");
        assertThat(identifiers.get(JAN).ibans()).containsExactly("NL91 ABNA 0417 1643 00");
        assertThat(identifiers.get(JAN).fullNames()).containsExactlyInAnyOrder("Jan Berg", "Jan van der Berg");
        assertThat(identifiers.get(JAN).pseudonym()).hasSize(12);
        assertThat(identifiers.get(PIET).emails()).isEmpty();
        assertThat(identifiers.get(JAN).toString()).doesNotContain("berg");
    }
}
