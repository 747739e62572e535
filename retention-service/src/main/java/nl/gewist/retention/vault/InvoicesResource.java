package nl.gewist.retention.vault;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.regex.Pattern;
import nl.gewist.retention.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Shows what the vault holds, and gives out single invoices to known readers. There is no search by name. */
@Path("/v1/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "invoices")
public class InvoicesResource {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{2,39}");

    private final Readers readers;
    private final Reading reading;

    InvoicesResource(Readers readers, Reading reading) {
        this.readers = readers;
        this.reading = reading;
    }

    @GET
    @Transactional
    @Operation(summary = "Which invoices of a request are retained, on what basis and until when; no personal values")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "requestId is no UUID")
    public List<RetainedInvoice.Listed> list(@QueryParam("requestId") @Nullable String requestId) {
        return RetainedInvoice.ofRequest(Problem.uuid("requestId", requestId));
    }

    @GET
    @Path("/{number}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "One retained invoice as it was issued; every reading is recorded with role and reason")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "No reason given, or not a code")
    @APIResponse(responseCode = "401", description = "Not a known reader")
    @APIResponse(responseCode = "404", description = "None, or not exactly one, of that number")
    public IssuedInvoice read(
            @PathParam("number") String number,
            @QueryParam("ownerId") @Nullable String ownerId,
            @QueryParam("reason") @Nullable String reason,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = readers.role(authorization)
                .orElseThrow(() -> Problem.of(Status.UNAUTHORIZED, "Send the bearer token of a configured reader."));
        if (reason == null || !CODE.matcher(reason).matches()) {
            throw Problem.of(Status.BAD_REQUEST, "reason must be a code of 3 to 40 lower-case letters, digits and -.");
        }
        return reading.read(number, ownerId, role, reason)
                .orElseThrow(() -> Problem.of(
                        Status.NOT_FOUND, "Not exactly one invoice of that number is retained; ownerId may tell."));
    }
}
