package nl.gewist.datamap;

/** How one field of an anonymised row loses its value. */
public sealed interface Strategy {

    record Null() implements Strategy {}

    record Constant(String value) implements Strategy {}

    record Pseudonym() implements Strategy {}

    record Redact() implements Strategy {}

    /** @param unit a {@code date_trunc} unit: year, month or day */
    record Truncate(String unit) implements Strategy {}
}
