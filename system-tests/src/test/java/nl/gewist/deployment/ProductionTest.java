package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import nl.gewist.deployment.Project.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outside the local profile all transport is encrypted and authenticated, and nothing secret is in the repository. */
class ProductionTest {
    private static Stream<Service> services() {
        return Project.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void kafkaIsReachedOverTlsWithALogin(Service service) {
        Kustomize production = Kustomize.render("production");
        assertThat(References.settings(production, service.name()))
                .containsEntry("QUARKUS_PROFILE", "prod")
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsKey("KAFKA_SSL_TRUSTSTORE_LOCATION");
        assertThat(References.of(production)).contains("Secret " + service.name() + "-credentials/kafka-jaas");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyDatabaseIsReachedOverTlsWithItsNameChecked(Service service) {
        Map<String, String> settings = References.settings(Kustomize.render("production"), service.name());
        assertThat(settings.entrySet().stream().filter(entry -> entry.getKey().endsWith("_JDBC_URL")))
                .hasSize(service.readsPlatform() ? 3 : 1)
                .allSatisfy(entry -> assertThat(entry.getValue()).contains("sslmode=verify-full", "sslrootcert="));
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesAnswerOverTlsOnly(Service service) {
        Kustomize production = Kustomize.render("production");
        assertThat(References.settings(production, service.name()))
                .containsEntry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled")
                .containsEntry("QUARKUS_HTTP_SSL_PORT", String.valueOf(service.port()));
        for (String probe : new String[] {"startupProbe", "readinessProbe", "livenessProbe"}) {
            assertThat(production
                            .one("Deployment", service.name())
                            .at("/spec/template/spec/containers/0/" + probe + "/httpGet/scheme")
                            .asText())
                    .isEqualTo("HTTPS");
        }
    }

    @Test
    void mailLeavesEncryptedAndWithALogin() {
        assertThat(References.settings(Kustomize.render("production"), "notification-service"))
                .containsEntry("QUARKUS_MAILER_START_TLS", "REQUIRED")
                .containsEntry("QUARKUS_MAILER_LOGIN", "REQUIRED");
    }

    @Test
    void noSecretIsInTheRepository() {
        assertThat(Kustomize.render("production").kind("Secret")).isEmpty();
    }

    /** Who applies the overlay finds in the README all that must exist first. */
    @Test
    void theReadmeListsWhatMustExistFirst() {
        String readme = Project.read("k8s/README.md");
        assertThat(References.missingIn(Kustomize.render("production")))
                .isNotEmpty()
                .allSatisfy(reference -> {
                    String[] parts = reference.split("[ /]");
                    assertThat(readme).contains("`" + parts[1].replaceFirst("^[a-z]+-service", "<service>") + "`");
                    if (parts.length == 3) {
                        assertThat(readme).contains("`" + parts[2] + "`");
                    }
                });
    }
}
