package nl.gewist.retention.ownerpage;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import nl.gewist.retention.links.Link;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.owners.Portal;
import nl.gewist.retention.terms.Leavings;
import nl.gewist.retention.terms.TermsConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives the platform the link to an owner's page, for whoever it has made sure is that owner. */
@Path("/v1/owners/{ownerId}/page-link")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class PageLinkResource {
    private final Portal portal;
    private final Links links;
    private final Leavings leavings;
    private final TermsConfig config;

    PageLinkResource(Portal portal, Links links, Leavings leavings, TermsConfig config) {
        this.portal = portal;
        this.links = links;
        this.leavings = leavings;
        this.config = config;
    }

    /** Where the page is, until then. */
    public record PageLink(String url, Instant expiresAt) {
        /** Whoever has it is let in: never printed. */
        @Override
        public String toString() {
            return "PageLink[withheld]";
        }
    }

    @POST
    @Operation(
            summary = "A link to the owner's page, to redirect to or to show in a frame; make one each time",
            description =
                    "For an owner who has been erased it opens as long as their invoices wait to be destroyed: send it"
                            + " to them then, they cannot come by themselves any more.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not a known reader")
    @APIResponse(responseCode = "403", description = "Not the platform's portal")
    public PageLink make(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        Link link = leavings.current(ownerId).erasedAt() == null
                ? links.make(Opens.OWNER_PAGE, ownerId)
                : links.make(
                        Opens.OWNER_PAGE,
                        ownerId,
                        Duration.ofDays(config.terms().delayDays()));
        return new PageLink(link.url(), link.expiresAt());
    }
}
