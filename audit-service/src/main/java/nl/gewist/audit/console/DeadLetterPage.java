package nl.gewist.audit.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import nl.gewist.audit.Asked;
import nl.gewist.audit.console.Language.Moment;
import nl.gewist.audit.log.DeadLetter;
import nl.gewist.audit.log.DeadLetters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What could not be read, why, and how to look at it. */
@Path("/dead-letters")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class DeadLetterPage {
    private static final int SIZE = 25;

    private final DeadLetters letters;

    DeadLetterPage(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@QueryParam("after") @Nullable String after, @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        Speakers speakers = new Speakers(language);
        Codes codes = new Codes(language);
        List<DeadLetter> page = letters.before(Asked.number("after", after, Long.MAX_VALUE), SIZE);
        List<Letter> shown = page.stream()
                .map(letter -> new Letter(
                        language.moment(letter.at()),
                        speakers.source(letter.service()),
                        codes.text(letter.reason(), ""),
                        letter))
                .toList();
        String older = page.size() < SIZE
                ? null
                : "/dead-letters?after=" + page.getLast().id();
        return Pages.deadLetters(shown, older, after != null && !after.isEmpty())
                .setLocale(language.locale());
    }

    /** A dead letter in the reader's language. */
    record Letter(Moment at, String service, String reason, DeadLetter letter) {}
}
