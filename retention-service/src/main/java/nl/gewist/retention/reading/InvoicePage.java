package nl.gewist.retention.reading;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.pages.UnknownPage;
import nl.gewist.retention.vault.LearnersInvoices;
import nl.gewist.retention.vault.LearnersInvoices.Found;
import nl.gewist.retention.vault.Reading;

/**
 * Where a learner downloads an invoice by a link. The page shows the invoice's number and date, and reads nothing: mail
 * scanners follow links.
 */
@Path("/invoice")
@Blocking
@PrivatePage
public class InvoicePage {
    private static final Reading.Reader LEARNER = new Reading.Reader("learner", "link");

    private final Links links;
    private final LearnersInvoices invoices;
    private final Reading reading;
    private final Pages pages;
    private final Papers papers;

    InvoicePage(Links links, LearnersInvoices invoices, Reading reading, Pages pages, Papers papers) {
        this.links = links;
        this.invoices = invoices;
        this.reading = reading;
        this.pages = pages;
        this.papers = papers;
    }

    @GET
    @Path("/{token}")
    public Response show(@PathParam("token") String token, @Context HttpHeaders headers) {
        Found invoice = invoices.get(recordId(token)).orElseThrow(UnknownPage::new);
        return pages.html(
                Status.OK,
                pages.template("invoice", Pages.language(headers))
                        .data("invoice", invoice)
                        .data("token", token));
    }

    /** The invoice itself; this is the reading that is recorded. */
    @GET
    @Path("/{token}/pdf")
    public Response download(@PathParam("token") String token, @Context HttpHeaders headers) {
        return reading.readRecord(recordId(token), LEARNER, true)
                .map(opened -> papers.response(opened, Form.PDF, headers.getAcceptableLanguages()))
                .orElseThrow(UnknownPage::new);
    }

    private UUID recordId(String token) {
        return links.id(Opens.INVOICE, token).flatMap(Uuids::parse).orElseThrow(UnknownPage::new);
    }
}
