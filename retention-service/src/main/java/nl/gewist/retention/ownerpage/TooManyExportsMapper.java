package nl.gewist.retention.ownerpage;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import nl.gewist.retention.pages.Pages;

/** Asks to come back, in both languages. */
@Provider
class TooManyExportsMapper implements ExceptionMapper<TooManyExports> {
    private static final int SECONDS = 60;

    private final Pages pages;

    TooManyExportsMapper(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Response toResponse(TooManyExports busy) {
        return Response.fromResponse(pages.html(Status.SERVICE_UNAVAILABLE, pages.template("busy")))
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .build();
    }
}
