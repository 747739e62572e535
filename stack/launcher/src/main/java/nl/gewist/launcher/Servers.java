package nl.gewist.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import nl.gewist.embedded.Inbox;
import nl.gewist.embedded.KafkaServer;
import nl.gewist.embedded.MailServer;
import nl.gewist.embedded.PostgresAddress;
import nl.gewist.embedded.PostgresServer;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.embedded.SmtpAddress;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL and SMTP: each embedded, or somebody's own when the environment names one. */
final class Servers {
    /** Held, or the levels set on them would be collected with them. */
    private static final List<Logger> QUIET = Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final String bootstrap;
    private final PostgresAddress postgresAddress;
    private final SmtpAddress smtpAddress;
    private final @Nullable KafkaServer kafka;
    private final @Nullable PostgresServer postgres;
    private final @Nullable MailServer mail;
    private final @Nullable Inbox inbox;

    Servers(StackOptions options) {
        Path data = options.data();
        Ports ports = options.ports();
        Map<String, String> environment = options.environment();
        kafka = options.given(Given.KAFKA) ? null : new KafkaServer(data.resolve("kafka"), ports.kafka());
        postgres =
                options.given(Given.POSTGRES) ? null : new PostgresServer(data.resolve("postgres"), ports.postgres());
        mail = options.given(Given.SMTP) ? null : new MailServer(ports.smtp());
        inbox = mail == null ? null : new Inbox(ports.inbox(), mail::received);
        bootstrap = kafka == null ? environment.getOrDefault(Given.KAFKA.variable(), "") : kafka.bootstrapServers();
        postgresAddress = postgres == null ? PostgresAddress.given(environment).orElseThrow() : postgres.address();
        smtpAddress = mail == null ? SmtpAddress.given(environment).orElseThrow() : mail.address();
    }

    /** Starts the embedded ones at the same time; a given one is simply used. */
    void start() {
        CompletableFuture<Void> database = CompletableFuture.runAsync(this::startPostgres);
        if (mail != null && inbox != null) {
            mail.start();
            inbox.start();
        }
        if (kafka != null) {
            kafka.start();
        }
        try {
            database.join();
        } catch (CompletionException e) {
            throw new Problem(
                    "PostgreSQL did not start; its log is " + (postgres == null ? "" : postgres.log())
                            + ", --fresh starts with an empty one",
                    e);
        }
    }

    private void startPostgres() {
        if (postgres != null) {
            postgres.start();
        }
    }

    void stop() {
        if (inbox != null) {
            inbox.stop();
        }
        if (mail != null) {
            mail.stop();
        }
        if (kafka != null) {
            kafka.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    KafkaServer kafka() {
        return embedded(kafka, Given.KAFKA);
    }

    PostgresServer postgres() {
        return embedded(postgres, Given.POSTGRES);
    }

    MailServer mail() {
        return embedded(mail, Given.SMTP);
    }

    String bootstrap() {
        return bootstrap;
    }

    PostgresAddress postgresAddress() {
        return postgresAddress;
    }

    SmtpAddress smtpAddress() {
        return smtpAddress;
    }

    /** Empty when mail goes to somebody's own server. */
    String inboxUrl() {
        return inbox == null ? "" : inbox.uri().toString();
    }

    List<ReceivedMail> mails() {
        return mail == null ? List.of() : mail.received();
    }

    long postgresPid() {
        return postgres == null ? -1 : postgres.pid();
    }

    private static <T> T embedded(@Nullable T server, Given which) {
        if (server == null) {
            throw new Problem("That server is yours (" + which.variable() + " names it), so it is left alone");
        }
        return server;
    }
}
