package nl.gewist.retention.ownerpage;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.terms.LeavingChoice;
import nl.gewist.retention.terms.LeavingWish;
import nl.gewist.retention.terms.Leavings;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where an owner says what becomes of the invoices when they leave: a copy first, or none wanted, then destroyed; or kept. */
@Path("/owner/{token}/leaving")
@Blocking
@PrivatePage
public class OwnerLeavingPage {
    private final Owners owners;
    private final Leavings leavings;
    private final Pages pages;

    OwnerLeavingPage(Owners owners, Leavings leavings, Pages pages) {
        this.owners = owners;
        this.leavings = leavings;
        this.pages = pages;
    }

    @GET
    public Response show(
            @PathParam("token") String token, @QueryParam("said") @Nullable String said, @Context HttpHeaders headers) {
        String ownerId = owners.of(token);
        return pages.html(
                Status.OK,
                pages.template("leaving", Pages.language(headers))
                        .data("leaving", leavings.current(ownerId))
                        .data("notDownloaded", leavings.notDownloaded(ownerId))
                        .data("token", token)
                        .data("said", String.valueOf(said)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @PathParam("token") String token,
            @RestForm @Nullable String choice,
            @RestForm @Nullable String agreement,
            @RestForm @Nullable String noCopyNeeded) {
        String ownerId = owners.of(token);
        return wish(String.valueOf(choice), agreement, noCopyNeeded)
                .map(wish -> switch (leavings.choose(ownerId, wish, Owners.ROLE)) {
                    case LeavingChoice.Chosen _ -> back(token, "chosen");
                    case LeavingChoice.CopyFirst _ -> back(token, "copy-first");
                })
                .orElseGet(() -> back(token, "no-agreement"));
    }

    private static Optional<LeavingWish> wish(
            String choice, @Nullable String agreement, @Nullable String noCopyNeeded) {
        return switch (choice) {
            case "destroy" -> Optional.of(new LeavingWish.Destroy(noCopyNeeded != null));
            case "keep" ->
                LeavingWish.Keep.under(
                        agreement == null ? null : agreement.strip().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static Response back(String token, String said) {
        return Response.seeOther(URI.create(Opens.OWNER_PAGE.path() + token + "/leaving?said=" + said))
                .build();
    }
}
