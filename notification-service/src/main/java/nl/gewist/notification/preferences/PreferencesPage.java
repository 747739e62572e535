package nl.gewist.notification.preferences;

import io.quarkus.qute.Engine;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.links.Page;
import nl.gewist.notification.notice.NoticeView;
import nl.gewist.notification.notice.NoticeViews;
import nl.gewist.notification.notice.Notices;
import nl.gewist.notification.notice.OwnersNotice;
import nl.gewist.notification.notice.PlainText;
import nl.gewist.notification.notice.StoredNotice;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** An owner's address, whether mails are wanted, and the owner's notices. Getting it changes nothing. */
@Path("/preferences/{token}")
@Blocking
@Produces("text/html;charset=utf-8")
public class PreferencesPage {
    private static final int NOTICES = 50;

    private final OwnersNotice owners;
    private final Notices notices;
    private final NoticeViews views;
    private final Preferences preferences;
    private final Engine engine;
    private final NoticeConfig config;

    PreferencesPage(
            OwnersNotice owners,
            Notices notices,
            NoticeViews views,
            Preferences preferences,
            Engine engine,
            NoticeConfig config) {
        this.owners = owners;
        this.notices = notices;
        this.views = views;
        this.preferences = preferences;
        this.engine = engine;
        this.config = config;
    }

    /** The page as it stands. */
    @GET
    public String show(@PathParam("token") String token, @QueryParam("said") @DefaultValue("") String said) {
        StoredNotice notice = owners.of(Page.PREFERENCES, token);
        Preference preference = preferences
                .of(List.of(notice.ownerId()))
                .getOrDefault(notice.ownerId(), new Preference(notice.ownerId(), false, null));
        List<NoticeView> opened = views.open(notices.ofOwner(notice.ownerId(), NOTICES));
        NoticeView own = views.open(List.of(notice)).getFirst();
        String address = preference.address() == null ? own.ownerEmail() : preference.address();
        return Objects.requireNonNull(engine.getTemplate("pages/preferences_" + notice.locale() + ".html"))
                .data("token", token)
                .data("said", said)
                .data("unsubscribed", preference.unsubscribed())
                .data("address", masked(address))
                .data("notices", opened)
                .data("platform", config.platformName())
                .data("contact", config.contact().orElse(null))
                .render();
    }

    /** One click in the mail program (RFC 8058); a mail program sends it without asking for the page first. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response oneClick(@PathParam("token") String token) {
        preferences.subscribe(owners.of(Page.PREFERENCES, token).ownerId(), false);
        return Response.noContent().build();
    }

    /** No more mails. */
    @POST
    @Path("unsubscribe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unsubscribe(@PathParam("token") String token) {
        preferences.subscribe(owners.of(Page.PREFERENCES, token).ownerId(), false);
        return back(token, "unsubscribed");
    }

    /** Mails again. */
    @POST
    @Path("subscribe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response subscribe(@PathParam("token") String token) {
        preferences.subscribe(owners.of(Page.PREFERENCES, token).ownerId(), true);
        return back(token, "subscribed");
    }

    /** Mails go to another address from now on. */
    @POST
    @Path("address")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeAddress(@PathParam("token") String token, @RestForm @Nullable String address) {
        StoredNotice notice = owners.of(Page.PREFERENCES, token);
        String given = address == null ? "" : address.strip();
        if (!PlainText.isAddress(given)) {
            return back(token, "no-address");
        }
        preferences.changeAddress(notice.ownerId(), given);
        return back(token, "address");
    }

    private static Response back(String token, String said) {
        return Response.seeOther(URI.create("/preferences/" + token + "?said=" + said))
                .build();
    }

    /** Enough to recognise one's own address, for whoever a mail was forwarded to: {@code a…@example.nl}. */
    private static @Nullable String masked(@Nullable String address) {
        if (address == null || address.indexOf('@') < 1) {
            return null;
        }
        return address.charAt(0) + "…" + address.substring(address.indexOf('@'));
    }
}
