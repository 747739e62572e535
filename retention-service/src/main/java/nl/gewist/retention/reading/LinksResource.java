package nl.gewist.retention.reading;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.retention.Problem;
import nl.gewist.retention.links.Link;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.owners.Portal;
import nl.gewist.retention.vault.LearnersInvoices;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives the platform the links by which an erased learner gets at their invoices; whom to send them to it knows. */
@Path("/v1/invoices/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "invoices")
public class LinksResource {
    private final Portal portal;
    private final LearnersInvoices invoices;
    private final Links links;

    LinksResource(Portal portal, LearnersInvoices invoices, Links links) {
        this.portal = portal;
        this.invoices = invoices;
        this.links = links;
    }

    /** Whose invoices. */
    public record Wanted(@Nullable String requestId) {}

    /** Where one invoice is to be had, until then. */
    public record InvoiceLink(UUID recordId, @Nullable String number, String url, Instant expiresAt) {
        /** Whoever has it is let in: never printed. */
        @Override
        public String toString() {
            return "InvoiceLink[" + recordId + "]";
        }
    }

    @POST
    @Operation(summary = "A link for each retained invoice of a learner's request; they expire, and can be renewed")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "requestId is no UUID")
    @APIResponse(responseCode = "401", description = "Not a known reader")
    @APIResponse(responseCode = "403", description = "Not the platform's portal")
    public List<InvoiceLink> make(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Nullable Wanted wanted) {
        portal.require(authorization);
        UUID requestId = Problem.uuid("requestId", wanted == null ? null : wanted.requestId());
        return invoices.ofRequest(requestId).stream().map(this::link).toList();
    }

    private InvoiceLink link(LearnersInvoices.Found invoice) {
        Link link = links.make(Opens.INVOICE, invoice.recordId().toString());
        return new InvoiceLink(invoice.recordId(), invoice.number(), link.url(), link.expiresAt());
    }
}
