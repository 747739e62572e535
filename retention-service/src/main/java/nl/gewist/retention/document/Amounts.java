package nl.gewist.retention.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers as people read them, and never rounds one. */
final class Amounts {
    private final DecimalFormat format;
    private final int digits;

    /** @param currency ISO 4217, or anything else: then amounts keep the digits they have */
    Amounts(Locale locale, @Nullable String currency) {
        format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        digits = digits(currency);
    }

    private static int digits(@Nullable String currency) {
        try {
            return Currency.getInstance(String.valueOf(currency)).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** At least the digits that the currency has. */
    String amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        return digits < 0 ? write(amount, amount.scale()) : write(amount, Math.max(digits, scale(amount)));
    }

    String number(@Nullable BigDecimal number) {
        return number == null ? "" : write(number, scale(number));
    }

    private static int scale(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    private String write(BigDecimal number, int scale) {
        format.setMinimumFractionDigits(Math.max(0, scale));
        format.setMaximumFractionDigits(Math.max(0, scale));
        return format.format(number);
    }
}
