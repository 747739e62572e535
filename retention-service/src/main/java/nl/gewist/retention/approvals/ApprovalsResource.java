package nl.gewist.retention.approvals;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import nl.gewist.retention.Problem;
import nl.gewist.retention.owners.Portal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lets the platform pass on its owners' approvals; owners can also give them on their page. */
@Path("/v1/owners/{ownerId}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class ApprovalsResource {
    private final Portal portal;
    private final Approvals approvals;

    ApprovalsResource(Portal portal, Approvals approvals) {
        this.portal = portal;
        this.approvals = approvals;
    }

    /**
     * Which invoice, and what for.
     *
     * @param caseCode 1 to 40 lower-case letters, digits, dots, underscores and hyphens; never a name
     */
    public record Wish(@Nullable String recordId, @Nullable String caseCode) {}

    @POST
    @Operation(summary = "The owner lets staff read one invoice for some days; the answer holds the reference")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "404", description = "This owner has no such invoice")
    public Response grant(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Wish wish) {
        String role = portal.require(authorization);
        if (wish == null || wish.caseCode() == null || !Approvals.isCase(wish.caseCode())) {
            throw Problem.of(Status.BAD_REQUEST, "caseCode must be 1 to 40 lower-case letters, digits, . _ and -.");
        }
        Approval approval = approvals
                .grant(ownerId, Problem.uuid("recordId", wish.recordId()), wish.caseCode(), role)
                .orElseThrow(() -> Problem.of(Status.NOT_FOUND, "This owner has no such invoice."));
        return Response.status(Status.CREATED).entity(approval).build();
    }

    @GET
    @Operation(summary = "The approvals by which staff can read now")
    public List<Approval> open(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        return approvals.open(ownerId);
    }

    @DELETE
    @Path("/{approvalId}")
    @Operation(summary = "From now on staff cannot read by it")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "404", description = "This owner has no such approval, or it has ended")
    public void revoke(
            @PathParam("ownerId") String ownerId,
            @PathParam("approvalId") String approvalId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = portal.require(authorization);
        if (!approvals.revoke(ownerId, Problem.uuid("approvalId", approvalId), role)) {
            throw Problem.of(Status.NOT_FOUND, "This owner has no such approval, or it has ended.");
        }
    }
}
