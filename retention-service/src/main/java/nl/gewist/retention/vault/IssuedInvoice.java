package nl.gewist.retention.vault;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.datamap.Party;
import org.jspecify.annotations.Nullable;

/** What an issued invoice shows, and nothing else: the content that is sealed, and given out again. */
public record IssuedInvoice(
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String currency,
        Party buyer,
        Party seller,
        List<InvoiceLine> lines,
        @Nullable BigDecimal total,
        @Nullable BigDecimal vat) {

    public IssuedInvoice {
        lines = List.copyOf(lines);
    }

    static IssuedInvoice of(InvoiceRecord invoice) {
        return new IssuedInvoice(
                invoice.number(),
                invoice.issuedOn(),
                invoice.currency(),
                invoice.buyer(),
                invoice.seller(),
                invoice.lines(),
                invoice.total(),
                invoice.vat());
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "IssuedInvoice[withheld]";
    }
}
