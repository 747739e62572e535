package nl.gewist.retention.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.Party;
import nl.gewist.retention.vault.IssuedInvoice;
import org.junit.jupiter.api.Test;

class InvoiceCsvTest {
    private static final Party SELLER = new Party("De Lotus", "Kerkstraat 1", null, "Utrecht", null, null);

    @Test
    void rowPerLine() throws IOException {
        String csv = written(invoice("Iris", List.of(line("Les 1"), line("Les 2"))));

        assertThat(csv.split("\r\n")).hasSize(3);
        assertThat(csv)
                .startsWith("number,issued_on,currency,seller_name,")
                .contains("F-1,2026-03-14,EUR,De Lotus,Kerkstraat 1,,Utrecht,,,Iris,,,,,,121.00,21.00,1,Les"
                        + " 1,1,100.00,21,100.00")
                .contains(",2,Les 2,");
    }

    @Test
    void invoiceWithoutLinesIsOneRow() throws IOException {
        assertThat(written(invoice("Iris", List.of())).split("\r\n")).hasSize(2);
    }

    @Test
    void commasQuotesAndLineBreaksStayInTheirCell() throws IOException {
        assertThat(written(invoice("Dam, \"van\"\nIris", List.of()))).contains(",\"Dam, \"\"van\"\"\nIris\",");
    }

    @Test
    void textIsNeverAFormula() throws IOException {
        assertThat(written(invoice("=HYPERLINK(1)", List.of()))).contains(",'=HYPERLINK(1),");
    }

    private static String written(IssuedInvoice invoice) throws IOException {
        var out = new ByteArrayOutputStream();
        InvoiceCsv.write(invoice, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static InvoiceLine line(String description) {
        return new InvoiceLine(
                description, BigDecimal.ONE, new BigDecimal("100.00"), new BigDecimal("21"), new BigDecimal("100.00"));
    }

    private static IssuedInvoice invoice(String buyer, List<InvoiceLine> lines) {
        return new IssuedInvoice(
                "F-1",
                LocalDate.of(2026, 3, 14),
                "EUR",
                new Party(buyer, null, null, null, null, null),
                SELLER,
                lines,
                new BigDecimal("121.00"),
                new BigDecimal("21.00"));
    }
}
