package nl.gewist.retention.reading;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Optional;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.pages.UnknownPage;
import nl.gewist.retention.vault.LearnersInvoices;
import nl.gewist.retention.vault.LearnersInvoices.Found;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where a learner has an expired link renewed, with what stands in the messages they got: request and invoice number. */
@Path("/invoice/renew")
@Blocking
@PrivatePage
public class RenewPage {
    private final Links links;
    private final LearnersInvoices invoices;
    private final Renewals renewals;
    private final Pages pages;

    RenewPage(Links links, LearnersInvoices invoices, Renewals renewals, Pages pages) {
        this.links = links;
        this.invoices = invoices;
        this.renewals = renewals;
        this.pages = pages;
    }

    @GET
    public Response form(@Context HttpHeaders headers) {
        return pages.html(Status.OK, pages.template("renew", Pages.language(headers)));
    }

    /** A new link, or the one neutral answer: wrong numbers, numbers of others, and too many tries look the same. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@RestForm @Nullable String requestId, @RestForm @Nullable String number) {
        Found invoice = find(requestId, number).orElseThrow(UnknownPage::new);
        String token = links.make(Opens.INVOICE, invoice.recordId().toString()).token();
        return Response.seeOther(URI.create(Opens.INVOICE.path() + token)).build();
    }

    private Optional<Found> find(@Nullable String requestId, @Nullable String number) {
        if (requestId == null || number == null) {
            return Optional.empty();
        }
        return Uuids.parse(requestId.strip())
                .filter(renewals::allow)
                .flatMap(request -> invoices.find(request, number.strip()));
    }
}
