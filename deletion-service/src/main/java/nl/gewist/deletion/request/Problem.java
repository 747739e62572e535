package nl.gewist.deletion.request;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** RFC 9457 answers. They name the cure and never repeat what was sent. */
record Problem(String title, int status, String detail) {
    private static final String MEDIA_TYPE = "application/problem+json";

    static WebApplicationException badRequest(String title, String cure) {
        return new Problem(title, 400, cure).exception();
    }

    static WebApplicationException conflict(String why) {
        return new Problem("not possible in this state", 409, why).exception();
    }

    static WebApplicationException unknownRequest(UUID requestId) {
        return new Problem("there is no request " + requestId, 404, "check the id, or wait until it is registered")
                .exception();
    }

    private WebApplicationException exception() {
        return new WebApplicationException(
                Response.status(status).type(MEDIA_TYPE).entity(this).build());
    }
}
