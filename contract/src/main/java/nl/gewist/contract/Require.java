package nl.gewist.contract;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event's constructor asks of its fields. */
final class Require {
    private static final Pattern OPAQUE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}([-_][A-Z]{2})?");
    private static final int LONGEST_NAME = 250;

    private Require() {}

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidField("missing-field", field);
        }
    }

    static void opaqueId(String field, @Nullable String value) {
        present(field, value);
        matches(field, value, OPAQUE_ID);
    }

    static void code(String field, @Nullable String value) {
        matches(field, value, CODE);
    }

    /** A name somebody else's tool gave; it must fit into an index. */
    static void name(String field, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > LONGEST_NAME)) {
            throw new InvalidField("malformed-field", field);
        }
    }

    static void locale(String field, @Nullable String value) {
        matches(field, value, LOCALE);
    }

    private static void matches(String field, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new InvalidField("malformed-field", field);
        }
    }
}
