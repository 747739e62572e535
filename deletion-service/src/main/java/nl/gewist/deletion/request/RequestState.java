package nl.gewist.deletion.request;

import java.util.Locale;

/** Where a request stands. {@code closed}, {@code cancelled} and {@code rejected} are ends. */
public enum RequestState {
    REGISTERED,
    HELD,
    ANNOUNCED,
    ERASING,
    FAILED,
    COMPLETED,
    CLOSED,
    CANCELLED,
    REJECTED;

    /** The word in tables and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this word. */
    public static RequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
