package nl.gewist.audit;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Says what is wrong and what to do about it (RFC 9457). */
public record Problem(String type, String title, int status, String detail) {
    private static final String MEDIA_TYPE = "application/problem+json";

    /** 400: the caller should ask differently. */
    public static WebApplicationException badRequest(String detail) {
        return of(Response.Status.BAD_REQUEST, detail);
    }

    /** 404: there is no such thing. */
    public static WebApplicationException notFound(String detail) {
        return of(Response.Status.NOT_FOUND, detail);
    }

    private static WebApplicationException of(Response.Status status, String detail) {
        var problem = new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
        return new WebApplicationException(
                detail, Response.status(status).type(MEDIA_TYPE).entity(problem).build());
    }
}
