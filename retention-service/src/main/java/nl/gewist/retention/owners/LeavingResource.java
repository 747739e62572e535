package nl.gewist.retention.owners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import nl.gewist.retention.Problem;
import nl.gewist.retention.terms.Leaving;
import nl.gewist.retention.terms.LeavingChoice;
import nl.gewist.retention.terms.LeavingWish;
import nl.gewist.retention.terms.Leavings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What becomes of the invoices to an owner's learners when the owner leaves the platform. */
@Path("/v1/owners/{ownerId: [A-Za-z0-9_-]{1,64}}/leaving")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class LeavingResource {
    private static final String DESTROY = "destroy";
    private static final String KEEP = "keep";

    private final Leavings leavings;
    private final Portal portal;

    LeavingResource(Leavings leavings, Portal portal) {
        this.leavings = leavings;
        this.portal = portal;
    }

    @GET
    @Operation(summary = "What is chosen; without a choice they are destroyed")
    public Leaving get(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        return leavings.current(ownerId);
    }

    @PUT
    @Operation(
            summary = "Choose destroy, or keep under an agreement that goes on (a code)",
            description =
                    "Before the owner leaves, or until the destroying takes effect. To choose destroy, the owner has"
                            + " downloaded all on their page, or says noCopyNeeded.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "No choice, or keep without an agreement")
    @APIResponse(responseCode = "409", description = "Destroy, but there are invoices that were not downloaded")
    public Leaving put(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Wish wish) {
        String role = portal.require(authorization);
        return switch (leavings.choose(ownerId, wish(wish), role)) {
            case LeavingChoice.Chosen chosen -> chosen.leaving();
            case LeavingChoice.CopyFirst _ ->
                throw Problem.of(
                        Status.CONFLICT,
                        "Some of these invoices were never downloaded. Let the owner download all on their page (POST"
                                + " /v1/owners/{ownerId}/page-link), or say noCopyNeeded: true.");
        };
    }

    private static LeavingWish wish(@Nullable Wish wish) {
        if (wish != null && DESTROY.equals(wish.choice())) {
            return new LeavingWish.Destroy(Boolean.TRUE.equals(wish.noCopyNeeded()));
        }
        if (wish == null || !KEEP.equals(wish.choice())) {
            throw Problem.of(Status.BAD_REQUEST, "choice must be destroy or keep.");
        }
        return LeavingWish.Keep.under(wish.agreement())
                .orElseThrow(() -> Problem.of(
                        Status.BAD_REQUEST,
                        "To keep, agreement must be a code of 3 to 40 lower-case letters, digits and -."));
    }

    /**
     * What is wished for.
     *
     * @param choice destroy or keep
     * @param agreement under which they are kept, a code
     * @param noCopyNeeded destroy also what was never downloaded
     */
    public record Wish(
            @Nullable String choice,
            @Nullable String agreement,
            @Nullable Boolean noCopyNeeded) {}
}
