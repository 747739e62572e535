package nl.gewist.retention.owners;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.gewist.retention.Problem;
import nl.gewist.retention.terms.OwnedInvoice;
import nl.gewist.retention.terms.OwnerTerms;
import nl.gewist.retention.terms.TermChange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An owner's invoices to learners: which there are, exceptions, and destroying them. Shows nobody's name. */
@Path("/v1/owners/{ownerId: [A-Za-z0-9_-]{1,64}}/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class OwnerInvoicesResource {
    private static final int MOST = 500;

    private final OwnerTerms terms;
    private final Answers answers;
    private final Portal portal;

    OwnerInvoicesResource(OwnerTerms terms, Answers answers, Portal portal) {
        this.terms = terms;
        this.answers = answers;
        this.portal = portal;
    }

    @GET
    @Operation(summary = "Retained invoices to learners, newest first; go on with ?after=<last recordId>")
    public List<OwnedInvoice> list(
            @PathParam("ownerId") String ownerId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        UUID last = after == null ? null : Problem.uuid("after", after);
        return terms.invoices(ownerId, last, Math.clamp(limit, 1, MOST));
    }

    @DELETE
    @Operation(
            summary = "Destroy all that are retained now, after some days; can be undone until then",
            description =
                    "Look first with dryRun=true, show it, and send back the touches it names. Where notDownloaded is not"
                            + " 0, offer a copy: the owner's page (page-link) has all as a ZIP.")
    @APIResponse(responseCode = "202", description = "Waiting")
    @APIResponse(responseCode = "409", description = "It was not looked at")
    public Response deleteAll(
            @PathParam("ownerId") String ownerId,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("touches") @Nullable Integer touches,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return answers.answer(ownerId, new TermChange.DeleteAll(), dryRun, touches, portal.require(authorization));
    }

    @DELETE
    @Path("/{recordId}")
    @Operation(summary = "Destroy one, after some days; can be undone until then")
    @APIResponse(responseCode = "202", description = "Waiting")
    @APIResponse(responseCode = "404", description = "Not an invoice of this owner")
    public Response delete(
            @PathParam("ownerId") String ownerId,
            @PathParam("recordId") String recordId,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("touches") @Nullable Integer touches,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = portal.require(authorization);
        return answers.answer(ownerId, new TermChange.DeleteInvoice(id(recordId)), dryRun, touches, role);
    }

    @PUT
    @Path("/{recordId}/retention-term")
    @Operation(summary = "Give one a last day of its own")
    @APIResponse(responseCode = "404", description = "Not an invoice of this owner")
    public Response setLastDay(
            @PathParam("ownerId") String ownerId,
            @PathParam("recordId") String recordId,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("touches") @Nullable Integer touches,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Wish wish) {
        String role = portal.require(authorization);
        if (wish == null || wish.until() == null) {
            throw Problem.of(Status.BAD_REQUEST, "until must be a date, such as 2031-12-31.");
        }
        return answers.answer(ownerId, new TermChange.OwnLastDay(id(recordId), wish.until()), dryRun, touches, role);
    }

    @DELETE
    @Path("/{recordId}/retention-term")
    @Operation(summary = "Let the owner's term hold for it again")
    @APIResponse(responseCode = "404", description = "Not an invoice of this owner")
    public Response unsetLastDay(
            @PathParam("ownerId") String ownerId,
            @PathParam("recordId") String recordId,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("touches") @Nullable Integer touches,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = portal.require(authorization);
        return answers.answer(ownerId, new TermChange.NoOwnLastDay(id(recordId)), dryRun, touches, role);
    }

    private static UUID id(String recordId) {
        return Problem.uuid("recordId", recordId);
    }

    /** @param until the last day */
    public record Wish(@Nullable LocalDate until) {}
}
