package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.gewist.deployment.Project.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file, read but not started: a machine without Docker can still see that it is whole. */
class ComposeTest {
    /** A tag that names one release, at least major.minor, or a digest. */
    static final String PINNED = "[a-z0-9./-]+(:v?\\d+\\.\\d+[0-9a-zA-Z._-]*|@sha256:[0-9a-f]{64})";

    private static Stream<Service> services() {
        return Project.SERVICES.stream();
    }

    private static Stream<String> containers() {
        return Compose.services().properties().stream().map(entry -> entry.getKey());
    }

    @Test
    void theServicesAndWhatTheyNeedAreThere() {
        assertThat(containers())
                .contains("deletion-service", "retention-service", "notification-service", "audit-service")
                .contains("kafka", "postgresql", "mailpit");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyImageIsPinned(String container) {
        assertThat(Compose.services().path(container).path("image").asText()).matches(PINNED);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void portsAreOpenToThisMachineOnly(String container) {
        assertThat(Compose.services().path(container).path("ports"))
                .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceAnswersOnItsPort(Service service) {
        assertThat(Compose.settings(service.name()))
                .containsEntry("QUARKUS_HTTP_PORT", String.valueOf(service.port()))
                .containsEntry("QUARKUS_PROFILE", "local");
        assertThat(Compose.services().path(service.name()).at("/ports/0").asText())
                .isEqualTo("127.0.0.1:" + service.port() + ":" + service.port());
    }

    @ParameterizedTest
    @MethodSource("services")
    void addressesNameContainersOfThisFile(Service service) {
        Compose.settings(service.name()).forEach((key, value) -> {
            if (key.endsWith("_JDBC_URL")) {
                assertThat(value).startsWith("jdbc:postgresql://postgresql:5432/");
            }
            if (key.equals("KAFKA_BOOTSTRAP_SERVERS")) {
                assertThat(value).isEqualTo("kafka:9092");
            }
            if (key.equals("QUARKUS_MAILER_HOST")) {
                assertThat(value).isEqualTo("mailpit");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatAContainerWaitsForExists(String container) {
        JsonNode dependencies = Compose.services().path(container).path("depends_on");
        dependencies.properties().forEach(dependency -> {
            JsonNode other = Compose.services().path(dependency.getKey());
            assertThat(other.isMissingNode()).as(dependency.getKey()).isFalse();
            if (dependency.getValue().path("condition").asText().equals("service_healthy")) {
                assertThat(other.has("healthcheck")).as(dependency.getKey()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyMountedFileOrVolumeExists(String container) {
        assertThat(Compose.services().path(container).path("volumes")).allSatisfy(mount -> {
            String source = mount.asText().split(":")[0];
            if (source.startsWith(".")) {
                assertThat(Project.ROOT.resolve(source)).exists();
            } else {
                assertThat(Compose.volumes().has(source)).as(source).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatIsBuiltIsAStageOfTheDockerfile(String container) {
        String stage = Compose.services().path(container).at("/build/target").asText();
        if (!stage.isEmpty()) {
            assertThat(Project.read("Dockerfile").lines()).anyMatch(line -> line.endsWith(" AS " + stage));
        }
    }

    @Test
    void dockerComposeReadsItAsWell() {
        Tool.Answer answer = Tool.installed("docker-compose").run("config", "--quiet");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isZero();
    }

    @Test
    void dockerComposeRefusesABrokenFile() throws IOException {
        Tool compose = Tool.installed("docker-compose");
        Path broken = Files.createTempFile(Project.ROOT.resolve("system-tests/target"), "broken", ".yml");
        Files.writeString(broken, Project.read("docker-compose.yml").replace("healthcheck:", "healthchek:"));
        Tool.Answer answer = compose.run(
                "--file", broken.toString(), "--project-directory", Project.ROOT.toString(), "config", "--quiet");
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.err()).contains("healthchek");
    }
}
