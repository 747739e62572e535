package nl.gewist.retention.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.Party;
import nl.gewist.retention.vault.IssuedInvoice;
import org.jspecify.annotations.Nullable;

/** Invoices as CSV (RFC 4180, UTF-8): a row per line; an invoice without lines is one row. */
public final class InvoiceCsv {
    private static final String CRLF = "\r\n";
    private static final String HEADER = "number,issued_on,currency,"
            + "seller_name,seller_address,seller_postcode,seller_city,seller_country,seller_vat_id,"
            + "buyer_name,buyer_address,buyer_postcode,buyer_city,buyer_country,buyer_vat_id,"
            + "total,vat,line,description,quantity,unit_price,vat_rate,amount";
    private static final InvoiceLine NO_LINE = new InvoiceLine(null, null, null, null, null);

    private InvoiceCsv() {}

    /** The names of the columns, then the rows of one invoice. */
    public static void write(IssuedInvoice invoice, OutputStream out) throws IOException {
        header(out);
        rows(invoice, out);
    }

    /** The names of the columns; {@code out} stays open. */
    public static void header(OutputStream out) throws IOException {
        out.write((HEADER + CRLF).getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of one invoice; {@code out} stays open. */
    public static void rows(IssuedInvoice invoice, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(invoice, writer);
        writer.flush();
    }

    private static void write(IssuedInvoice invoice, Writer writer) throws IOException {
        String head = row(Stream.of(
                Stream.of(cell(invoice.number()), plain(invoice.issuedOn()), cell(invoice.currency())),
                party(invoice.seller()),
                party(invoice.buyer()),
                Stream.of(plain(invoice.total()), plain(invoice.vat()))));
        List<InvoiceLine> lines = invoice.lines().isEmpty() ? List.of(NO_LINE) : invoice.lines();
        int number = invoice.lines().isEmpty() ? 0 : 1;
        for (InvoiceLine line : lines) {
            writer.append(head)
                    .append(',')
                    .append(number == 0 ? "" : Integer.toString(number++))
                    .append(',')
                    .append(line(line))
                    .append(CRLF);
        }
    }

    private static String line(InvoiceLine line) {
        return row(Stream.of(Stream.of(
                cell(line.description()),
                plain(line.quantity()),
                plain(line.unitPrice()),
                plain(line.vatRate()),
                plain(line.amount()))));
    }

    private static Stream<String> party(Party party) {
        return Stream.of(
                cell(party.name()),
                cell(party.address()),
                cell(party.postcode()),
                cell(party.city()),
                cell(party.country()),
                cell(party.vatId()));
    }

    private static String row(Stream<Stream<String>> cells) {
        return cells.flatMap(part -> part).collect(Collectors.joining(","));
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case java.math.BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets write such text. */
    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
