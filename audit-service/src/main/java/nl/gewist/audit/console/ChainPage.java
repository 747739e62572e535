package nl.gewist.audit.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import nl.gewist.audit.log.LogStatus;
import nl.gewist.audit.log.Verifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How far the chained log has come, and whether it is whole. */
@Path("/log")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ChainPage {
    private final Verifier verifier;

    ChainPage(Verifier verifier) {
        this.verifier = verifier;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@QueryParam("verify") @Nullable String verify, @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        LogStatus status = verifier.status();
        return Pages.chain(
                        language.number(status.sealed()),
                        language.number(status.waiting()),
                        status.head(),
                        verify == null ? null : verifier.verify())
                .setLocale(language.locale());
    }
}
