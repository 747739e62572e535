package nl.gewist.notification.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EmailAddress;
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
    private final String from;
    private final String messageIdDomain;

    Letters(Engine engine, NoticeConfig config, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.engine = engine;
        this.config = config;
        this.from = from;
        String sender = new EmailAddress(from).getEmail();
        this.messageIdDomain = sender.substring(sender.indexOf('@') + 1);
    }

    /** The mail of a notice to this (checked) address; the same notice always has the same Message-ID. */
    MailMessage write(NoticeView notice, String address) {
        String subject = notice.locale().equals("nl")
                ? "Actie nodig, uiterlijk " + notice.deadline() + ": een cursist wordt gewist"
                : "Action needed, no later than " + notice.deadline() + ": a learner is being erased";
        return new MailMessage()
                .setFrom(from)
                .setTo(address)
                .setSubject(subject)
                .setText(plain(render("mail/notice_" + notice.locale() + ".txt", notice)))
                .setHtml(AsciiHtml.of(render("mail/notice_" + notice.locale() + ".html", notice)))
                .addHeader("Message-ID", "<notice." + notice.noticeId() + "@" + messageIdDomain + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + notice.preferencesUrl() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** Plain text in the plainest characters, where that loses nothing. */
    private static String plain(String text) {
        return text.replace('→', '>').replace('’', '\'').strip() + "\n";
    }

    private String render(String template, NoticeView notice) {
        Template found = Objects.requireNonNull(engine.getTemplate(template), template);
        return found.data("notice", notice)
                .data("platform", config.platformName())
                .data("contact", config.contact().orElse(null))
                .render();
    }
}
