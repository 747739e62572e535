package nl.gewist.notification.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.mail.Delivery.Later;
import nl.gewist.notification.mail.Delivery.NotSent;
import nl.gewist.notification.mail.Delivery.Sent;
import org.jboss.logging.Logger;

/**
 * Hands mails to the mail server, several at once, and tells what became of each. Uses the client beneath Quarkus'
 * mailer, with its settings and pool: the mailer itself writes an empty Cc header into every mail, which RFC 5322 forbids.
 */
@ApplicationScoped
class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class);

    /** The phases in which a refusal is about this mail; in all others it is about us, and passes once we are set right. */
    private static final List<String> ABOUT_THE_MAIL = List.of("recipient address not accepted", "sending data failed");

    /** RFC 5321, 4.2.1: from here on "do not repeat". 500 is also what the client makes of an unintelligible reply. */
    private static final int PERMANENT = 501;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MailClient mailClient;
    private final NoticeConfig config;
    private final Context context;

    Postman(MailClient mailClient, NoticeConfig config, Vertx vertx) {
        this.mailClient = mailClient;
        this.config = config;
        this.context = vertx.getOrCreateContext();
    }

    /** Sends all of them; the outcomes are in their order. Call it outside a transaction's thread context. */
    List<Delivery> send(List<MailMessage> mails) {
        if (mails.isEmpty()) {
            return List.of();
        }
        List<Uni<Delivery>> sending = mails.stream().map(this::send).toList();
        return Uni.join()
                .all(sending)
                .usingConcurrencyOf(config.mailConnections())
                .andFailFast()
                .await()
                .indefinitely();
    }

    private Uni<Delivery> send(MailMessage mail) {
        return Uni.createFrom()
                .completionStage(() -> mailClient.sendMail(mail).toCompletionStage())
                .runSubscriptionOn(this::onOneEventLoop)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .<Delivery>replaceWith(new Sent())
                .onFailure()
                .recoverWithItem(Postman::outcome);
    }

    /** The client listens for the server's greeting only once its own context runs: on another one it may miss it. */
    private void onOneEventLoop(Runnable subscription) {
        context.runOnContext(_ -> subscription.run());
    }

    /** Logs and returns codes only: a server's words quote the address. */
    private static Delivery outcome(Throwable failure) {
        if (failure instanceof SMTPException smtp) {
            String message = String.valueOf(smtp.getMessage());
            if (smtp.getReplyCode() >= PERMANENT && ABOUT_THE_MAIL.stream().anyMatch(message::startsWith)) {
                return new NotSent("smtp-" + smtp.getReplyCode());
            }
            LOG.warnf("the mail server answered %d; the mail is tried again later", smtp.getReplyCode());
        } else if (failure instanceof IllegalArgumentException) {
            // The recipient's: the sender's address was looked at when the service started.
            return new NotSent("invalid-address");
        } else {
            LOG.debugf("no mail server: %s", failure.getClass().getSimpleName());
        }
        return new Later();
    }
}
