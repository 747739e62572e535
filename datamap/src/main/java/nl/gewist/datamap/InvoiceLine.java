package nl.gewist.datamap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an invoice; amounts in the invoice's currency. */
public record InvoiceLine(
        @Nullable String description,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal vatRate,
        @Nullable BigDecimal amount) {}
