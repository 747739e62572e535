package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.gewist.deployment.Project.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variable that a deployment sets means something to the service it is set for, and none that is needed lacks. */
class SettingsTest {
    private static Stream<Arguments> deployments() {
        return Project.SERVICES.stream()
                .flatMap(service -> Stream.of("docker-compose.yml", "local", "production")
                        .map(deployment -> Arguments.of(deployment, service)));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void theServiceKnowsEveryVariable(String deployment, Service service) {
        Settings settings = Settings.of(service.name());
        assertThat(variables(deployment, service).keySet()).isNotEmpty().allMatch(settings::knows);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void theServicesConfigurationIsComplete(String deployment, Service service) {
        Settings.of(service.name()).read(variables(deployment, service));
    }

    @Test
    void aMisspeltVariableIsSeen() {
        Settings settings = Settings.of("retention-service");
        assertThat(settings.knows("QUARKUS_MAILER_HOST")).isTrue();
        assertThat(settings.knows("QUARKUS_MAILER_HOTS")).isFalse();
        assertThat(settings.knows("KAFKA_SECURITY_PROTOCOL")).isTrue();
        assertThat(settings.knows("KAFKA_SECURITY_PROTOCAL")).isFalse();
        assertThat(settings.knows("GEWIST_TOPIC_PREFIX")).isTrue();
        assertThat(settings.knows("GEWIST_TOPICS_PREFIX")).isFalse();
    }

    @Test
    void aSettingOfTheBuildIsSeen() {
        assertThat(Settings.of("retention-service").knows("QUARKUS_DATASOURCE_DB_KIND"))
                .isFalse();
    }

    @Test
    void aMissingSettingIsSeen() {
        Service retention = Project.SERVICES.get(1);
        Map<String, String> incomplete = new TreeMap<>(variables("docker-compose.yml", retention));
        incomplete.remove("GEWIST_DATA_MAP");
        assertThatThrownBy(() -> Settings.of(retention.name()).read(incomplete))
                .hasMessageContaining("gewist.data-map");
    }

    private static Map<String, String> variables(String deployment, Service service) {
        return deployment.equals("docker-compose.yml")
                ? Compose.settings(service.name())
                : References.settings(Kustomize.render(deployment), service.name());
    }
}
