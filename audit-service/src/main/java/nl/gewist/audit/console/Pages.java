package nl.gewist.audit.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import nl.gewist.audit.console.BackupPage.Alarm;
import nl.gewist.audit.console.DeadLetterPage.Letter;
import nl.gewist.audit.console.RequestPages.Choice;
import nl.gewist.audit.console.RequestViews.Request;
import nl.gewist.audit.console.RequestViews.Step;
import nl.gewist.audit.log.Verification;
import org.jspecify.annotations.Nullable;

/** The pages' templates. */
@CheckedTemplate(basePath = "console")
final class Pages {
    private Pages() {}

    static native TemplateInstance requests(
            List<Request> requests,
            List<Choice> choices,
            @Nullable String query,
            @Nullable String older,
            boolean paged);

    static native TemplateInstance request(Request request, List<Step> steps);

    static native TemplateInstance unknown();

    static native TemplateInstance deadLetters(List<Letter> letters, @Nullable String older, boolean paged);

    static native TemplateInstance backups(List<Alarm> alarms, List<Step> steps, @Nullable String older, boolean paged);

    static native TemplateInstance chain(
            String sealed, String waiting, String head, @Nullable Verification verification);
}
