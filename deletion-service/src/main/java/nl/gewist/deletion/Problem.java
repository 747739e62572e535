package nl.gewist.deletion;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** RFC 9457 answers. They name the cure and never repeat what was sent. */
public record Problem(String title, int status, String detail) {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int MOST_NOTE = 2000;

    public static WebApplicationException badRequest(String title, String cure) {
        return new Problem(title, 400, cure).exception();
    }

    public static WebApplicationException conflict(String why) {
        return new Problem("not possible in this state", 409, why).exception();
    }

    public static WebApplicationException notFound(String title, String cure) {
        return new Problem(title, 404, cure).exception();
    }

    public static WebApplicationException unavailable(String title, String cure) {
        return new Problem(title, 503, cure).exception();
    }

    public static WebApplicationException unknownRequest(UUID requestId) {
        return new Problem("there is no request " + requestId, 404, "check the id, or wait until it is registered")
                .exception();
    }

    public static WebApplicationException unknownFinding(UUID findingId) {
        return new Problem("there is no finding " + findingId, 404, "look it up at /v1/sweeps/findings").exception();
    }

    public static WebApplicationException unknownRestore(UUID restoreId) {
        return new Problem("there is no restore " + restoreId, 404, "look it up at /v1/restores").exception();
    }

    /** Returns the text if it is a code; else a 400. */
    public static String requireCode(String text) {
        if (!text.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
            throw badRequest("that is not a code", "use up to 40 of a-z 0-9 . _ -, never free text");
        }
        return text;
    }

    /** A person's free text: null where there is none; a 400 where there is too much. */
    public static @Nullable String requireNote(@Nullable String text) {
        if (text != null && text.length() > MOST_NOTE) {
            throw badRequest("the note is too long", "use at most " + MOST_NOTE + " characters");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private WebApplicationException exception() {
        return new WebApplicationException(
                Response.status(status).type(MEDIA_TYPE).entity(this).build());
    }
}
