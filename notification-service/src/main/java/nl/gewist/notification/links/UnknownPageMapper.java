package nl.gewist.notification.links;

import io.quarkus.qute.Engine;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import nl.gewist.notification.NoticeConfig;

/** The one neutral 404. */
@Provider
class UnknownPageMapper implements ExceptionMapper<UnknownPage> {
    private final Engine engine;
    private final NoticeConfig config;

    UnknownPageMapper(Engine engine, NoticeConfig config) {
        this.engine = engine;
        this.config = config;
    }

    @Override
    public Response toResponse(UnknownPage unknown) {
        String page = Objects.requireNonNull(engine.getTemplate("pages/unknown.html"))
                .data("platform", config.platformName())
                .render();
        return Response.status(Response.Status.NOT_FOUND)
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }
}
