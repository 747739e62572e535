package nl.gewist.notification.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.notice.NoticeView;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes a notice as a mail: text and HTML, in the owner's language. Headers carry nothing that a person typed. */
@ApplicationScoped
class Letters {
    private final Engine engine;
    private final NoticeConfig config;
    private final String messageIdDomain;

    Letters(Engine engine, NoticeConfig config, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.engine = engine;
        this.config = config;
        this.messageIdDomain = from.substring(from.indexOf('@') + 1).replaceAll("[>\\s].*$", "");
    }

    /** The mail of a notice to this (checked) address; the same notice always has the same Message-ID. */
    Mail write(NoticeView notice, String address) {
        String subject = notice.locale().equals("nl")
                ? "Actie nodig vóór " + notice.deadline() + ": een cursist wordt gewist"
                : "Action needed before " + notice.deadline() + ": a learner is being erased";
        return new Mail()
                .addTo(address)
                .setSubject(subject)
                .setText(render("mail/notice_" + notice.locale() + ".txt", notice))
                .setHtml(render("mail/notice_" + notice.locale() + ".html", notice))
                .addHeader("Message-ID", "<notice." + notice.noticeId() + "@" + messageIdDomain + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + notice.preferencesUrl() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private String render(String template, NoticeView notice) {
        Template found = Objects.requireNonNull(engine.getTemplate(template), template);
        return found.data("notice", notice)
                .data("platform", config.platformName())
                .data("contact", config.contact().orElse(null))
                .render();
    }
}
