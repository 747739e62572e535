package nl.gewist.notification.cleanup;

import io.quarkus.qute.Engine;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.links.Page;
import nl.gewist.notification.links.UnknownPage;
import nl.gewist.notification.notice.NoticeView;
import nl.gewist.notification.notice.NoticeViews;
import nl.gewist.notification.notice.OwnersNotice;
import nl.gewist.notification.notice.StoredNotice;

/** One notice and its cleanup tasks. Getting it changes nothing, since mail scanners follow links. */
@Path("/cleanup/{token}")
@Blocking
@Produces("text/html;charset=utf-8")
public class CleanupPage {
    private final OwnersNotice owners;
    private final NoticeViews views;
    private final Cleanup cleanup;
    private final Engine engine;
    private final NoticeConfig config;

    CleanupPage(OwnersNotice owners, NoticeViews views, Cleanup cleanup, Engine engine, NoticeConfig config) {
        this.owners = owners;
        this.views = views;
        this.cleanup = cleanup;
        this.engine = engine;
        this.config = config;
    }

    /** The page as it stands. */
    @GET
    public String show(@PathParam("token") String token) {
        StoredNotice notice = owners.of(Page.CLEANUP, token);
        NoticeView view = views.open(List.of(notice)).getFirst();
        return Objects.requireNonNull(engine.getTemplate("pages/cleanup_" + view.locale() + ".html"))
                .data("notice", view)
                .data("token", token)
                .data("platform", config.platformName())
                .data("contact", config.contact().orElse(null))
                .render();
    }

    /** The owner cleaned this system. */
    @POST
    @Path("{system}")
    public Response confirm(@PathParam("token") String token, @PathParam("system") String system) {
        if (!cleanup.confirm(owners.of(Page.CLEANUP, token), system)) {
            throw new UnknownPage();
        }
        return Response.seeOther(URI.create("/cleanup/" + token)).build();
    }
}
