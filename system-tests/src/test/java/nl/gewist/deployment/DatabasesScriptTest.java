package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.gewist.deployment.Project.Service;
import nl.gewist.embedded.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The script that makes databases, roles and grants, run on a real PostgreSQL of the same version. A server of its own,
 * because roles belong to the whole server.
 */
class DatabasesScriptTest {
    private static final List<Service> SERVICES = Project.SERVICES;
    private static final String PASSWORD = "it's local";

    @TempDir
    private static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void runTheScript() throws SQLException {
        server = new PostgresServer(folder.resolve("postgres"), 0)
                .withoutDurability()
                .start();
        // psql's own commands, which a driver does not know: \getenv before the first \connect, and that one.
        String[] parts = Project.read("k8s/local/create-databases.sql")
                .replace("\\getenv password POSTGRES_PASSWORD", "")
                .replace(":'password'", "'" + PASSWORD.replace("'", "''") + "'")
                .split("\\\\connect platform");
        assertThat(parts).hasSize(2);
        run("postgres", parts[0]);
        run("platform", parts[1]);
        try (Connection platform = login("platform", "platform");
                Statement statement = platform.createStatement()) {
            statement.execute("create table learner (id int primary key)");
            statement.execute("insert into learner values (1)");
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyServiceCanLogInWhereItsSettingsPoint(Service service) throws SQLException {
        Map<String, String> settings = Compose.settings(service.name());
        for (String store : List.of("QUARKUS_DATASOURCE", "QUARKUS_DATASOURCE_KEYS")) {
            if (settings.containsKey(store + "_JDBC_URL")) {
                try (Connection own =
                                login(database(settings.get(store + "_JDBC_URL")), settings.get(store + "_USERNAME"));
                        Statement statement = own.createStatement()) {
                    statement.execute("create table it_may_make_tables (id int)");
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyReaderOfThePlatformSeesItsTables(Service service) throws SQLException {
        String role = Compose.settings(service.name()).get("GEWIST_STORES_PLATFORM_USERNAME");
        assertThat(role != null).isEqualTo(service.readsPlatform());
        if (role != null) {
            try (Connection platform = login("platform", role);
                    Statement statement = platform.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from learner")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void onlyTheErasingRoleMayDelete() throws SQLException {
        String nobody = "delete from learner where id = -1";
        execute("platform_erasing", nobody);
        for (String reader : List.of("platform_invoices", "platform_owners")) {
            assertThatThrownBy(() -> execute(reader, nobody)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(reader, "update learner set id = 2 where id = -1"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection platform = login("platform", role);
                Statement statement = platform.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection login(String database, String role) throws SQLException {
        return DriverManager.getConnection(server.address().jdbcUrl(database), role, PASSWORD);
    }

    /** One statement at a time: a database cannot be made in a transaction with others. */
    private static void run(String database, String script) throws SQLException {
        try (Connection admin = server.address().connect(database);
                Statement statement = admin.createStatement()) {
            for (String sql : statements(script)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String statement : script.replaceAll("--.*", "").split(";")) {
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    private static String database(String jdbcUrl) {
        return jdbcUrl.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }
}
