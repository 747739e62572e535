package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gewist.deployment.Project.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold in every cluster, checked on the objects an overlay renders to; nothing is started. */
class KubernetesTest {

    @ParameterizedTest
    @ValueSource(strings = {"base", "local", "production"})
    void everyObjectFitsTheKubernetesApi(String overlay) {
        assertThat(Kustomize.render(overlay).objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(KubernetesApi.problems(object))
                        .as(object.at("/kind").asText() + " "
                                + object.at("/metadata/name").asText())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyServiceRunsAndAnswersOnItsPort(String overlay) {
        Kustomize rendered = Kustomize.render(overlay);
        for (Service service : Project.SERVICES) {
            JsonNode container = rendered.one("Deployment", service.name()).at("/spec/template/spec/containers/0");
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(service.port());
            assertThat(rendered.one("Service", service.name())
                            .at("/spec/ports/0/port")
                            .asInt())
                    .isEqualTo(service.port());
            assertThat(rendered.one("PodDisruptionBudget", service.name()).at("/spec/selector/matchLabels"))
                    .isEqualTo(rendered.one("Deployment", service.name()).at("/spec/selector/matchLabels"));
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void noPodHasMoreRightsThanItsWorkNeeds(String overlay) {
        assertThat(Kustomize.render(overlay).pods()).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(Kustomize.each(pod.path("containers"))).allSatisfy(container -> {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .asBoolean(true))
                        .isFalse();
                assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                        .isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
                assertThat(container.path("image").asText()).matches(ComposeTest.PINNED);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void nothingMayTalkUnlessAPolicySaysSo(String overlay) {
        JsonNode deny = Kustomize.render(overlay).one("NetworkPolicy", "default-deny");
        assertThat(deny.at("/spec/podSelector")).isEmpty();
        assertThat(deny.at("/spec/policyTypes")).hasSize(2);
        assertThat(deny.at("/spec/ingress").isMissingNode()).isTrue();
        assertThat(deny.at("/spec/egress").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void onlyServicesThatReadPersonalValuesGetTheMapAndAKey(String overlay) {
        Kustomize rendered = Kustomize.render(overlay);
        for (Service service : Project.SERVICES) {
            JsonNode pod = rendered.one("Deployment", service.name()).at("/spec/template/spec");
            Set<String> volumes = Kustomize.each(pod.path("volumes"))
                    .map(volume -> volume.path("name").asText())
                    .collect(Collectors.toSet());
            assertThat(volumes.contains("sealing-key")).isEqualTo(service.readsPlatform());
            assertThat(volumes.contains("data-map")).isEqualTo(service.readsPlatform());
        }
    }

    @Test
    void theLocalOverlayBringsAllItRefersTo() {
        Kustomize local = Kustomize.render("local");
        assertThat(References.of(local)).isNotEmpty();
        assertThat(References.missingIn(local)).isEmpty();
    }

    @Test
    void theLocalOverlayRunsUnderTheLocalProfile() {
        assertThat(References.settings(Kustomize.render("local"), "deletion-service"))
                .containsEntry("QUARKUS_PROFILE", "local");
    }
}
