package nl.gewist.datamap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform keeps one kind of invoice.
 *
 * @param values number, issued, currency, total, vat and owner, as far as the map gives them
 * @param buyer name, address, postcode, city, country, vat_id, as far as given
 * @param currency a fixed currency, or null when {@code values} has a column for it
 */
public record InvoiceKind(
        String name,
        String subjectType,
        boolean subjectIsBuyer,
        CollectionName collection,
        Map<String, ColumnPath> values,
        @Nullable String currency,
        Map<String, ColumnPath> buyer,
        Map<String, ColumnPath> seller,
        @Nullable Lines lines,
        @Nullable InvoiceDocument document) {

    public InvoiceKind {
        values = Map.copyOf(values);
        buyer = Map.copyOf(buyer);
        seller = Map.copyOf(seller);
    }

    /** @param invoice column that holds the invoice's primary key */
    public record Lines(CollectionName collection, String invoice, Map<String, ColumnPath> values) {

        public Lines {
            values = Map.copyOf(values);
        }
    }
}
