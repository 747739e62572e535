package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The production overlay's own settings, with a service that is started as its image would: only addresses and files are
 * this machine's.
 */
class ProductionTransportTest {
    private static final String SERVICE = "audit-service";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static EncryptedServers servers;

    private final int port = EncryptedServers.freePort();
    private final Path output = folder.resolve("service-" + port + ".log");
    private Process service;

    @BeforeAll
    static void startServers() throws Exception {
        certificate = Certificate.make(folder);
        servers = new EncryptedServers(folder, certificate);
    }

    @AfterAll
    static void stopServers() {
        if (servers != null) {
            servers.close();
        }
    }

    @AfterEach
    void stopService() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
    }

    @Test
    void withTheProductionSettingsAllIsEncrypted() throws Exception {
        service = Image.start(SERVICE, production(), output);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        assertThat(connections("ssl")).isPositive();
        assertThat(connections("not ssl")).isZero();
    }

    @Test
    void withAPlainConnectionItRefusesToStart() throws Exception {
        Map<String, String> plain = production();
        plain.put("KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");
        service = Image.start(SERVICE, plain, output);
        assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(output).content().contains("kafka.security.protocol must be SASL_SSL");
    }

    private Map<String, String> production() {
        Map<String, String> settings = new HashMap<>(References.settings(Kustomize.render("production"), SERVICE));
        settings.replaceAll((name, value) -> value.replace("kafka.example.internal:9093", servers.bootstrap())
                .replace("gewist-postgresql.example.internal:5432", "localhost:" + servers.postgresPort())
                .replaceAll(
                        "/etc/gewist/trust/[a-z]+-ca.crt", certificate.chain().toString())
                .replace("/etc/gewist/tls", folder.toString()));
        settings.put("KAFKA_SASL_JAAS_CONFIG", EncryptedServers.JAAS);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "of-this-test");
        settings.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(port));
        return settings;
    }

    private int readiness() throws Exception {
        assertThat(service.isAlive()).as(() -> read(output)).isTrue();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            URI ready = URI.create("https://localhost:" + port + "/q/health/ready");
            return client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int connections(String which) throws Exception {
        try (Connection admin = servers.admin();
                Statement statement = admin.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                                + " where usename = 'gewist_audit' and " + which)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
