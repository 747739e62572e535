package nl.gewist.retention;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it; its words never repeat what the caller sent. */
public record Problem(String title, int status, @Nullable String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** An exception that becomes this problem. */
    public static WebApplicationException of(Response.Status status, String detail) {
        return new WebApplicationException(response(status.getStatusCode(), detail));
    }

    /** The UUID of this parameter; a 400 problem if it is none. */
    public static UUID uuid(String parameter, @Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw of(Response.Status.BAD_REQUEST, parameter + " must be a UUID.");
        }
    }

    private static Response response(int status, @Nullable String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        var response =
                Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(new Problem(title, status, detail));
        // RFC 9110, section 15.5.2: a 401 says how to authenticate
        return known == Response.Status.UNAUTHORIZED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
                : response.build();
    }

    /** Gives the framework's own errors (no such path, wrong method) the same form. */
    static final class Mapper {
        @ServerExceptionMapper
        Response map(WebApplicationException exception) {
            Response response = exception.getResponse();
            return response.hasEntity() ? response : response(response.getStatus(), null);
        }
    }
}
