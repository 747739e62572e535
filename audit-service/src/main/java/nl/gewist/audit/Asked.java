package nl.gewist.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what callers send; refuses it with a {@link Problem} that names the cure. Never repeats what was sent. */
public final class Asked {
    /** The longest page. */
    public static final int MOST = 1000;

    private static final int USUAL = 100;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Asked() {}

    /** A page's size; 100 if none is asked for. */
    public static int limit(@Nullable String value) {
        long limit = number("limit", value, USUAL);
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("limit must be a whole number from 1 to " + MOST);
        }
        return (int) limit;
    }

    /** A whole number, or the fallback if there is none. */
    public static long number(String name, @Nullable String value, long fallback) {
        try {
            return value == null || value.isEmpty() ? fallback : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(name + " must be a whole number: take it from 'next' of the page before");
        }
    }

    /** A request's id. */
    public static UUID requestId(String value) {
        return uuid(value)
                .orElseThrow(() -> Problem.badRequest(
                        "a request id is a UUID such as 3f2b8c1e-5d6a-4b7c-8e9f-0a1b2c3d4e5f; it is the requestId that the"
                                + " platform put into deletion.requested"));
    }

    /** The UUID, if it is one. */
    public static Optional<UUID> uuid(@Nullable String value) {
        return value != null && UUID_TEXT.matcher(value.strip()).matches()
                ? Optional.of(UUID.fromString(value.strip()))
                : Optional.empty();
    }
}
