package nl.gewist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.StoreCheck;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.PostgresAddress;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack without its services: servers, databases, roles, topics and settings are all there. */
class ServersOnlyTest {
    @TempDir
    static Path root;

    private static Stack stack;

    @BeforeAll
    static void up() {
        stack = new Stack(StackOptions.isolated(root, root.resolve("stack"))
                        .withoutServices(EnumSet.allOf(Service.class))
                        .withLearners(3))
                .start();
    }

    @AfterAll
    static void down() {
        stack.close();
        stack.close();
        assertThat(StackState.file(stack.options().folder())).doesNotExist();
    }

    @Test
    void topicsAreThere() throws Exception {
        Set<String> topics = topics(stack.bootstrapServers());
        assertThat(topics).containsAll(TopicSetup.names());
    }

    @Test
    void eachServiceHasAtThePlatformOnlyTheRightsItNeeds() throws Exception {
        assertThat(count(stack.platform(), "select count(*) from learner")).isEqualTo(3);
        assertThat(rights("gewist_deletion")).containsExactlyInAnyOrder("SELECT", "UPDATE", "DELETE");
        assertThat(rights("gewist_retention")).containsExactly("SELECT");
        assertThat(rights("gewist_notification")).containsExactly("SELECT");
        assertThat(rights("gewist_audit")).isEmpty();
        Database asRetention = as("gewist_retention");
        assertThatThrownBy(() -> count(asRetention, "delete from learner returning 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void settingsAreReadableByTheirOwnerOnly() throws Exception {
        for (Service service : Service.values()) {
            Path file = ServiceSettings.file(stack.options(), service);
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            assertThat(file)
                    .content()
                    .contains("quarkus.http.port=" + stack.options().ports().of(service));
        }
    }

    @Test
    void whoeverWritesAMapFindsTheMapAndThePlatformAsTheDeletionServiceSeesThem() throws Exception {
        LocalPlatform local = LocalPlatform.running(stack.options());

        DataMap map = DataMap.read(local.map());
        LocalPlatform.Entry entry = local.stores().get("platform");
        try (Connection connection = DriverManager.getConnection(entry.url(), entry.user(), entry.password())) {
            StoreCheck check = StoreCheck.of(map, map.stores().get("platform"), connection);
            assertThat(check.misfits()).isEmpty();
            assertThat(check.untried()).isEmpty();
        }
        assertThat(entry.user()).isEqualTo("gewist_deletion");
        assertThat(entry.toString()).doesNotContain(entry.password());
    }

    @Test
    void aSecondStackInTheSameFolderIsRefused() {
        Stack second = new Stack(stack.options());
        assertThatThrownBy(second::start).isInstanceOf(Problem.class).hasMessageContaining("already up");
    }

    @Test
    void requestsArePublished() {
        try (Requests requests = new Requests(stack.bootstrapServers(), stack.topicPrefix())) {
            UUID id = UUID.randomUUID();
            requests.publish(new DeletionRequested(
                    id,
                    new Subject(SubjectType.LEARNER, "1"),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    RequestedBy.SUBJECT,
                    null,
                    null,
                    null));
            String line = "{\"subject\":{\"type\":\"learner\",\"id\":\"2\"}}";
            assertThat(requests.publishLines(List.of(line, "", line)))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThatThrownBy(() -> requests.publishLines(List.of("no")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Line 1");
        }
    }

    private static Set<String> topics(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap))) {
            return admin.listTopics().names().get();
        }
    }

    private static Database as(String role) {
        PostgresAddress admin = stack.platform().server();
        return new Database(
                new PostgresAddress(admin.host(), admin.port(), role, "any"),
                stack.platform().name());
    }

    private static List<String> rights(String role) throws SQLException {
        return strings(
                stack.platform(),
                "select distinct privilege_type from information_schema.role_table_grants where grantee = '" + role
                        + "'");
    }

    private static int count(Database database, String sql) throws SQLException {
        return Integer.parseInt(strings(database, sql).getFirst());
    }

    private static List<String> strings(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new java.util.ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
