package nl.gewist.retention.reading;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.regex.Pattern;
import nl.gewist.retention.Problem;
import nl.gewist.retention.vault.IssuedInvoice;
import nl.gewist.retention.vault.Readers;
import nl.gewist.retention.vault.Reading;
import nl.gewist.retention.vault.RetainedInvoice;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what the vault holds, and gives out single invoices to known readers. There is no search by name. */
@Path("/v1/invoices")
@Tag(name = "invoices")
public class InvoicesResource {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{2,39}");

    private final Readers readers;
    private final Reading reading;
    private final Access access;
    private final Papers papers;

    InvoicesResource(Readers readers, Reading reading, Access access, Papers papers) {
        this.readers = readers;
        this.reading = reading;
        this.access = access;
        this.papers = papers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which invoices of a request are retained, on what basis and until when; no personal values")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "requestId is no UUID")
    public List<RetainedInvoice.Listed> list(@QueryParam("requestId") @Nullable String requestId) {
        return reading.listed(Problem.uuid("requestId", requestId));
    }

    @GET
    @Path("/{number: .+}")
    @Operation(summary = "One retained invoice as it was issued; every reading is recorded with role and reason")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = IssuedInvoice.class)),
                @Content(mediaType = "application/pdf"),
                @Content(mediaType = "text/csv")
            })
    @APIResponse(responseCode = "400", description = "No owner or reason given, not a code, or an unknown format")
    @APIResponse(responseCode = "401", description = "Not a known reader")
    @APIResponse(responseCode = "403", description = "Staff without an owner's approval for this invoice")
    @APIResponse(responseCode = "404", description = "None, or not exactly one, of that number; or no original")
    @APIResponse(responseCode = "406", description = "None of the accepted types can be made")
    public Response read(
            @PathParam("number") String number,
            @QueryParam("ownerId") @Nullable String ownerId,
            @QueryParam("approval") @Nullable String approval,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("format") @Nullable String format,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context Request request,
            @Context HttpHeaders headers) {
        String role = readers.role(authorization)
                .orElseThrow(() -> Problem.of(Status.UNAUTHORIZED, "Send the bearer token of a configured reader."));
        if (reason == null || !CODE.matcher(reason).matches()) {
            throw Problem.of(Status.BAD_REQUEST, "reason must be a code of 3 to 40 lower-case letters, digits and -.");
        }
        Form form = Form.wanted(format, request);
        var asked = new Access.Asked(number, role, reason, ownerId, approval);
        return access.read(asked, form.mayBeOriginal())
                .map(opened -> papers.response(opened, form, headers.getAcceptableLanguages()))
                .orElseThrow(() -> Problem.of(
                        Status.NOT_FOUND, "Not exactly one invoice of that number is retained for this owner."));
    }
}
