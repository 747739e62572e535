package nl.gewist.retention.ownerpage;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.pages.UnknownPage;
import nl.gewist.retention.reading.Form;
import nl.gewist.retention.reading.Papers;
import nl.gewist.retention.vault.Reading;
import nl.gewist.retention.vault.Reading.Reader;

/** One invoice, or all of them. */
@Path("/owner/{token}/download")
@Blocking
@PrivatePage
public class OwnerDownloads {
    private static final Reader DOWNLOADS = new Reader(Owners.ROLE, "owner-page");

    private final Owners owners;
    private final Reading reading;
    private final Papers papers;
    private final Export export;

    OwnerDownloads(Owners owners, Reading reading, Papers papers, Export export) {
        this.owners = owners;
        this.reading = reading;
        this.papers = papers;
        this.export = export;
    }

    @GET
    @Path("/{recordId}")
    public Response one(
            @PathParam("token") String token, @PathParam("recordId") UUID recordId, @Context HttpHeaders headers) {
        return reading.readOwned(owners.of(token), recordId, DOWNLOADS, true)
                .map(opened -> papers.response(opened, Form.PDF, headers.getAcceptableLanguages()))
                .orElseThrow(UnknownPage::new);
    }

    /** Written while it is made: there may be very many. */
    @GET
    @Path("/all.zip")
    public Response all(@PathParam("token") String token, @Context HttpHeaders headers) {
        String ownerId = owners.of(token);
        Locale language = Pages.language(headers);
        StreamingOutput zip = out -> export.write(ownerId, language, out);
        return Response.ok(zip, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoices.zip\"")
                .build();
    }
}
