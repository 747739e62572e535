package nl.gewist.audit.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.gewist.audit.Asked;
import nl.gewist.audit.console.Language.Moment;
import nl.gewist.audit.log.Backups;
import nl.gewist.audit.log.Entry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is wrong with the backups, and what was said of them last. */
@Path("/backups")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class BackupPage {
    private static final int SIZE = 25;

    private final Backups backups;
    private final Clock clock;

    BackupPage(Backups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@QueryParam("after") @Nullable String after, @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        List<Entry> page = backups.before(Asked.number("after", after, Long.MAX_VALUE), SIZE);
        String older =
                page.size() < SIZE ? null : "/backups?after=" + page.getLast().id();
        Codes codes = new Codes(language);
        return Pages.backups(
                        backups.alarms().stream()
                                .map(entry -> alarm(entry, language, codes))
                                .toList(),
                        new RequestViews(language, LocalDate.now(clock)).steps(page),
                        older,
                        after != null && !after.isEmpty())
                .setLocale(language.locale());
    }

    private static Alarm alarm(Entry entry, Language language, Codes codes) {
        var data = Sentences.data(entry);
        return new Alarm(
                data.path("store").asText(), codes.text(data.path("code").asText(), ""), language.moment(entry.at()));
    }

    /** An alarm in the reader's language. */
    record Alarm(String store, String what, Moment since) {}
}
