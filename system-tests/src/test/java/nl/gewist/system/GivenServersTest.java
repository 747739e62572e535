package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.embedded.KafkaServer;
import nl.gewist.embedded.MailServer;
import nl.gewist.embedded.PostgresServer;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own Kafka, PostgreSQL and SMTP server, named as usual by the environment. */
@DisplayName("Servers that are there already are used and left as they were")
class GivenServersTest {
    private static final String DATABASES = "select datname from pg_database where not datistemplate";
    private static final Set<Service> ALL = EnumSet.allOf(Service.class);

    @TempDir
    private static Path folder;

    private static KafkaServer kafka;
    private static PostgresServer postgres;
    private static MailServer mail;

    @BeforeAll
    static void startServers() {
        kafka = new KafkaServer(folder.resolve("their-kafka"), 0).start();
        postgres = new PostgresServer(folder.resolve("their-postgres"), 0)
                .withoutDurability()
                .start();
        mail = new MailServer(0).start();
    }

    @AfterAll
    static void stopServers() {
        mail.stop();
        kafka.stop();
        postgres.stop();
    }

    @Test
    void aLearnerIsErasedThereAndNothingOfTheirsIsTouched() throws Exception {
        execute("postgres", "create database theirs");
        execute("theirs", "create table kept as select 1 as value");

        try (Stack stack = new Stack(options("used")).start()) {
            UUID request = eraseSomebody(stack);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(state(stack, request)).isEqualTo("completed"));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(mail.received()).isNotEmpty());
        }

        assertThat(kafka.isRunning() && postgres.isRunning() && mail.isRunning())
                .isTrue();
        assertThat(strings("theirs", "select value::text from kept")).containsExactly("1");
        assertThat(strings("postgres", DATABASES))
                .contains("theirs", "postgres", "gewist_platform", "gewist_deletion")
                .allMatch(name -> name.startsWith("gewist_")
                        || List.of("theirs", "postgres").contains(name));
    }

    @Test
    void aFolderThatRemembersAnotherServerFillsThisOne() throws Exception {
        StackOptions options = options("moved").withoutServices(ALL);
        new Stack(options).start().close();
        execute("postgres", "drop database gewist_platform");

        try (Stack stack = new Stack(options).start();
                Connection platform = stack.platform().connect()) {
            assertThat(new SampleReader(platform).learnerIds()).hasSize(options.learners());
        }
    }

    @Test
    void aDatabaseOfTheirsWithOurNameIsLeftAlone() throws Exception {
        execute("postgres", "drop database if exists gewist_audit");
        execute("postgres", "create database gewist_audit");

        assertThatThrownBy(() -> new Stack(options("refused").withoutServices(ALL)).start())
                .hasMessageContaining("gewist_audit")
                .hasMessageContaining("left alone");

        assertThat(strings("postgres", DATABASES)).contains("gewist_audit");
        execute("postgres", "drop database gewist_audit");
    }

    private static StackOptions options(String name) {
        Path room = Path.of("").toAbsolutePath();
        return StackOptions.isolated(room.getParent(), folder.resolve(name))
                .withLearners(40)
                .withSetting("gewist.erasure.grace", "PT0S")
                .withEnvironment(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "PGHOST",
                        postgres.address().host(),
                        "PGPORT",
                        Integer.toString(postgres.address().port()),
                        "PGUSER",
                        postgres.address().user(),
                        "PGPASSWORD",
                        postgres.address().password(),
                        "QUARKUS_MAILER_HOST",
                        mail.address().host(),
                        "QUARKUS_MAILER_PORT",
                        Integer.toString(mail.address().port())));
    }

    private static UUID eraseSomebody(Stack stack) throws SQLException {
        UUID requestId = UUID.randomUUID();
        try (Connection platform = stack.platform().connect();
                Requests requests = new Requests(stack.bootstrapServers(), stack.topicPrefix())) {
            long learner = new SampleReader(platform).learnerIds().getFirst();
            Subject subject = new Subject(SubjectType.LEARNER, Long.toString(learner));
            requests.publish(
                    new DeletionRequested(requestId, subject, Instant.now(), RequestedBy.SUBJECT, null, null, null));
        }
        return requestId;
    }

    private static String state(Stack stack, UUID requestId) {
        return RestAssured.get(stack.url(Service.DELETION) + "/v1/deletions/" + requestId)
                .jsonPath()
                .getString("state");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.address().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(String database, String sql) throws SQLException {
        try (Connection connection = postgres.address().connect(database)) {
            return Rows.of(connection, sql, row -> row.getString(1));
        }
    }
}
