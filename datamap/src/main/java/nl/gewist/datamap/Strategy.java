package nl.gewist.datamap;

import java.util.List;

/** How one field of an anonymised row loses its value. */
public sealed interface Strategy {

    record Null() implements Strategy {}

    record Constant(String value) implements Strategy {}

    record Pseudonym() implements Strategy {}

    record Redact() implements Strategy {}

    /** @param unit a {@code date_trunc} unit: year, month or day */
    record Truncate(String unit) implements Strategy {}

    /** Of a JSON document only the personal keys go; the rest of it stays. */
    record Keys(List<DocumentKey> keys) implements Strategy {

        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /** Whether it, or what it does inside a document, looks for identifiers in text. */
    default boolean redacts() {
        return this instanceof Redact
                || this instanceof Keys keys && keys.keys().stream().anyMatch(DocumentKey::redacts);
    }

    /** Whether it, or what it does inside a document, writes the request's pseudonym. */
    default boolean pseudonymises() {
        return this instanceof Pseudonym
                || this instanceof Keys keys && keys.keys().stream().anyMatch(DocumentKey::pseudonymises);
    }
}
