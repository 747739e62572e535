package nl.gewist.retention.document;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Stream;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.Party;
import nl.gewist.retention.vault.IssuedInvoice;
import org.jspecify.annotations.Nullable;

/** Where everything stands on an invoice. */
final class InvoiceLayout {
    private static final float TOP = 64;
    private static final float BOTTOM = Sheet.HEIGHT - 76;
    private static final float HALF = 240;
    private static final float SECOND_COLUMN = 330;
    private static final float QUANTITY = 352;
    private static final float UNIT_PRICE = 424;
    private static final float VAT_RATE = 464;
    private static final float COLUMN = 66;
    private static final float GAP = 12;

    private final IssuedInvoice invoice;
    private final Words words;
    private final Pages pages;
    private final Amounts amounts;
    private Sheet sheet;
    private float y;

    InvoiceLayout(IssuedInvoice invoice, Words words, Pages pages) throws IOException {
        this.invoice = invoice;
        this.words = words;
        this.pages = pages;
        this.amounts = new Amounts(words.locale(), invoice.currency());
        this.sheet = pages.next();
    }

    void write() throws IOException {
        head();
        columns();
        for (InvoiceLine line : invoice.lines()) {
            line(line);
        }
        totals();
    }

    private void head() throws IOException {
        float seller = party(invoice.seller(), Sheet.LEFT, TOP, HALF, Style.STRONG);
        sheet.left(words.get("invoice"), SECOND_COLUMN, TOP + 8, Style.TITLE);
        float facts = facts(TOP + 36);
        y = Math.max(Math.max(seller, facts), TOP + 90) + GAP;
        sheet.left(words.get("buyer"), Sheet.LEFT, y, Style.LABEL);
        y = party(invoice.buyer(), Sheet.LEFT, y + 15, HALF, Style.TEXT) + 2 * GAP;
    }

    private float facts(float from) throws IOException {
        float at = from;
        if (invoice.number() != null) {
            at = fact("number", invoice.number(), at);
        }
        if (invoice.issuedOn() != null) {
            var form = DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale());
            at = fact("date", invoice.issuedOn().format(form), at);
        }
        return at;
    }

    private float fact(String label, String value, float at) throws IOException {
        sheet.left(words.get(label), SECOND_COLUMN, at, Style.LABEL);
        return block(value, SECOND_COLUMN, at + 13, Sheet.RIGHT - SECOND_COLUMN, Style.TEXT) + 4;
    }

    private float party(Party party, float x, float from, float width, Style nameStyle) throws IOException {
        String name = party.name() == null || party.name().isBlank() ? words.get("nameless") : party.name();
        float at = block(name, x, from, width, nameStyle);
        at = shown(party.address(), x, at, width);
        at = shown(joined(party.postcode(), party.city()), x, at, width);
        at = shown(party.country(), x, at, width);
        at = shown(party.vatId() == null ? null : words.get("vatId") + " " + party.vatId(), x, at, width);
        return at;
    }

    private float shown(@Nullable String text, float x, float at, float width) throws IOException {
        return text == null || text.isBlank() ? at : block(text, x, at, width, Style.TEXT);
    }

    private static String joined(@Nullable String... parts) {
        return String.join("  ", Stream.of(parts).filter(Objects::nonNull).toList());
    }

    /** Lines below each other; the next line's place. */
    private float block(String text, float x, float from, float width, Style style) throws IOException {
        float at = from;
        for (String line : sheet.wrap(text, width, style)) {
            sheet.left(line, x, at, style);
            at += style.leading();
        }
        return at;
    }

    private void columns() throws IOException {
        sheet.left(words.get("description"), Sheet.LEFT, y, Style.LABEL);
        sheet.right(words.get("quantity"), QUANTITY, y, Style.LABEL, COLUMN);
        sheet.right(words.get("unitPrice"), UNIT_PRICE, y, Style.LABEL, COLUMN);
        sheet.right(words.get("vatRate"), VAT_RATE, y, Style.LABEL, COLUMN);
        sheet.right(words.get("amount"), Sheet.RIGHT, y, Style.LABEL, COLUMN);
        sheet.rule(y + 5, 0.8f);
        y += 20;
    }

    private void line(InvoiceLine line) throws IOException {
        String description = line.description() == null ? "" : line.description();
        boolean first = true;
        for (String part : sheet.wrap(description, HALF, Style.TEXT)) {
            turnIfNeeded();
            sheet.left(part, Sheet.LEFT, y, Style.TEXT);
            if (first) {
                numbers(line);
            }
            first = false;
            y += Style.TEXT.leading();
        }
        y += 3;
    }

    private void numbers(InvoiceLine line) throws IOException {
        String rate = line.vatRate() == null ? "" : amounts.number(line.vatRate()) + "%";
        sheet.right(amounts.number(line.quantity()), QUANTITY, y, Style.TEXT, COLUMN - 20);
        sheet.right(amounts.amount(line.unitPrice()), UNIT_PRICE, y, Style.TEXT, COLUMN);
        sheet.right(rate, VAT_RATE, y, Style.TEXT, COLUMN - 30);
        sheet.right(amounts.amount(line.amount()), Sheet.RIGHT, y, Style.TEXT, COLUMN);
    }

    private void turnIfNeeded() throws IOException {
        if (y > BOTTOM) {
            sheet = pages.next();
            y = TOP;
            columns();
        }
    }

    private void totals() throws IOException {
        if (y > BOTTOM - 60) {
            sheet = pages.next();
            y = TOP;
        }
        sheet.rule(y, 0.8f);
        y += 16;
        if (invoice.total() != null && invoice.vat() != null) {
            total("withoutVat", amounts.amount(invoice.total().subtract(invoice.vat())), Style.TEXT);
            total("vat", amounts.amount(invoice.vat()), Style.TEXT);
        }
        if (invoice.total() != null) {
            String currency = invoice.currency() == null ? "" : invoice.currency() + " ";
            total("total", currency + amounts.amount(invoice.total()), Style.STRONG);
        }
    }

    private void total(String label, String value, Style style) throws IOException {
        sheet.right(words.get(label), UNIT_PRICE, y, style, 160);
        sheet.right(value, Sheet.RIGHT, y, style, 110);
        y += style.leading() + 2;
    }
}
