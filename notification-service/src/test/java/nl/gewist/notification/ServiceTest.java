package nl.gewist.notification;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.embedded.GewistServers;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.embedded.TestServers;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.links.Links;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running service share: real servers, a gate before the mail server, people nobody else uses. */
@WithTestResource(
        value = GewistServers.class,
        initArgs = {@ResourceArg(name = "name", value = "notification"), @ResourceArg(name = "keys", value = "true")})
@WithTestResource(NotificationPlatform.class)
abstract class ServiceTest {
    @Inject
    Sql sql;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Links links;

    @Inject
    PlatformStores stores;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "gewist.topic-prefix")
    String prefix;

    @ConfigProperty(name = "quarkus.mailer.port")
    int smtpPort;

    Broker broker;
    Platform platform;
    SmtpGate gate;

    /** Told apart from everybody else in the run. */
    final String unique = UUID.randomUUID().toString().substring(0, 8);

    final UUID request = UUID.randomUUID();

    @BeforeEach
    void connect() {
        broker = new Broker(bootstrap, prefix);
        platform = new Platform(stores.of("learner"));
        gate = new SmtpGate(smtpPort, TestServers.shared().smtp());
        gate.open();
    }

    @AfterEach
    void disconnect() {
        broker.close();
        gate.close();
    }

    String address(String who) {
        return who + "." + unique + "@example.test";
    }

    List<ReceivedMail> mailsTo(String address) {
        return TestServers.shared().mailsTo(address);
    }

    UUID notice(long ownerId) {
        return sql.query(
                        "select notice_id from notice where request_id = ? and owner_id = ?",
                        row -> row.getObject(1, UUID.class),
                        request,
                        Long.toString(ownerId))
                .getFirst();
    }

    void advance(Duration duration) {
        ((OffsetClock) clock).advance(duration);
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
