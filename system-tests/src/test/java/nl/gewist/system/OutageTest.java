package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.ServiceProcess;
import nl.gewist.launcher.Stack;
import nl.gewist.system.Aftermath.Repeats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A server goes away in the midst of many requests and comes back")
@ExtendWith(SystemExtension.class)
class OutageTest {
    private static final int REQUESTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation system;
    private final Stack stack;

    OutageTest(Installation system) {
        this.system = system;
        this.stack = system.stack();
    }

    @Test
    void aServiceDiesByItselfAndIsStartedAgain() throws Exception {
        ServiceProcess audit = stack.process(Service.AUDIT);
        int before = audit.restarts();

        Objects.requireNonNull(audit.handle()).destroyForcibly();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit.restarts()).isEqualTo(before + 1));
        await().atMost(PATIENCE)
                .ignoreException(ConnectException.class)
                .untilAsserted(() -> assertThat(RestAssured.get(stack.url(Service.AUDIT) + "/q/health/ready")
                                .statusCode())
                        .isEqualTo(200));
        Aftermath.of(stack, system.request(system.people(1)), 1).isAsItShouldBe(Repeats.NONE);
    }

    @Test
    void kafkaGoesAway() throws Exception {
        List<Erasure> erasures;
        try (Gate erasing = CrashPoint.ERASING.gate(stack)) {
            erasures = system.request(system.people(REQUESTS));
            erasing.awaitSomebody();
            stack.stopKafka();
        }
        try {
            await("erasing needs no Kafka")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(completed(erasures)).isPositive());
        } finally {
            stack.startKafka();
        }

        Aftermath.of(stack, erasures, 1).isAsItShouldBe(Repeats.NONE);
    }

    @Test
    void postgresqlGoesAway() throws Exception {
        List<Erasure> erasures;
        try (Gate erasing = CrashPoint.ERASING.gate(stack)) {
            erasures = system.request(system.people(REQUESTS));
            erasing.awaitSomebody();
            stack.stopPostgres();
            stack.startPostgres();
        }

        // A mail that was taken just when the database went away is not known to be sent.
        Aftermath.of(stack, erasures, 1).isAsItShouldBe(Repeats.SAME_MESSAGE);
    }

    @Test
    void theMailServerGoesAway() throws Exception {
        int before = stack.mails().size();
        stack.stopSmtp();
        List<Erasure> erasures;
        try {
            erasures = system.request(system.people(REQUESTS));
            await("erasing does not wait for mail")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(completed(erasures)).isEqualTo(REQUESTS));
            assertThat(stack.mails()).hasSize(before);
        } finally {
            stack.startSmtp();
        }

        Aftermath.of(stack, erasures, 1).isAsItShouldBe(Repeats.NONE);
    }

    private long completed(List<Erasure> erasures) throws SQLException {
        return Rows.count(
                stack.database(Service.DELETION),
                "select count(*) from request where state = 'completed' and request_id = any(?)",
                erasures.stream().map(Erasure::requestId).toList());
    }
}
