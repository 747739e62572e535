package nl.gewist.retention.pages;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The one neutral 404, in both languages. */
@Provider
class UnknownPageMapper implements ExceptionMapper<UnknownPage> {
    private final Pages pages;

    UnknownPageMapper(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Response toResponse(UnknownPage unknown) {
        return pages.html(Status.NOT_FOUND, pages.template("unknown"));
    }
}
