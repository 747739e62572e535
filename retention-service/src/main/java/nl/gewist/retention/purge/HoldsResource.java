package nl.gewist.retention.purge;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import nl.gewist.retention.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keeps a record whatever its last day: a court, a tax inspector. */
@Path("/v1/invoices/{recordId}/hold")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "invoices")
public class HoldsResource {
    private final Holds holds;
    private final Officers officers;

    HoldsResource(Holds holds, Officers officers) {
        this.holds = holds;
        this.officers = officers;
    }

    @POST
    @Operation(summary = "Hold a record; recorded with role and reason (a code)")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "404", description = "No such record")
    public void hold(
            @PathParam("recordId") String recordId,
            @QueryParam("reason") @Nullable String reason,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = officers.require(authorization);
        if (!holds.hold(Problem.uuid("recordId", recordId), role, Officers.code(reason))) {
            throw Problem.of(Status.NOT_FOUND, "There is no such record.");
        }
    }

    @DELETE
    @Operation(summary = "End the hold; what is over its last day is destroyed then")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "404", description = "No such record on hold")
    public void release(
            @PathParam("recordId") String recordId,
            @QueryParam("reason") @Nullable String reason,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = officers.require(authorization);
        if (!holds.release(Problem.uuid("recordId", recordId), role, Officers.code(reason))) {
            throw Problem.of(Status.NOT_FOUND, "There is no such record on hold.");
        }
    }
}
