package nl.gewist.datamap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An existing invoice with everything needed to give it out again after the erasure.
 *
 * @param kind the name under {@code gewist.invoices}
 * @param key the primary key as text; unique within store and kind
 * @param document that it was sent as; null when the platform has none
 * @param ownerId whose invoice it is, or null when the map does not say
 */
public record InvoiceRecord(
        UUID requestId,
        String store,
        String kind,
        String key,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String currency,
        @Nullable String ownerId,
        Party buyer,
        Party seller,
        List<InvoiceLine> lines,
        @Nullable BigDecimal total,
        @Nullable BigDecimal vat,
        InvoiceDocument.@Nullable Original document) {

    public InvoiceRecord {
        lines = List.copyOf(lines);
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "InvoiceRecord[" + store + "/" + kind + "]";
    }
}
