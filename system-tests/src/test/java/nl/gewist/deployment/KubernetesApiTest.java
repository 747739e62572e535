package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The check on the manifests can fail: each of these an API server would refuse, and so must it. */
class KubernetesApiTest {
    private static final String GOOD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: good
            spec:
              replicas: 2
              selector:
                matchLabels: {app: good}
              template:
                metadata:
                  labels: {app: good}
                spec:
                  containers:
                    - name: service
                      image: gewist/service:1.0.0
                      env:
                        - name: QUARKUS_HTTP_PORT
                          value: "8081"
                      readinessProbe:
                        httpGet:
                          path: /q/health/ready
                          port: http
            """;

    @Test
    void aGoodManifestIsAccepted() {
        assertThat(KubernetesApi.problems(Project.yaml(GOOD).getFirst())).isEmpty();
    }

    @Test
    void anUnknownFieldIsRefused() {
        refused("readinessProbe:", "readynessProbe:", "readynessProbe");
    }

    @Test
    void anUnknownFieldDeepInsideIsRefused() {
        refused("path: /q/health/ready", "url: /q/health/ready", "url");
    }

    @Test
    void aMissingFieldIsRefused() {
        refused("- name: service\n          image:", "- image:", "name");
    }

    @Test
    void aTextForANumberIsRefused() {
        refused("replicas: 2", "replicas: two", "two");
    }

    @Test
    void aQuotedNumberIsRefused() {
        refused("replicas: 2", "replicas: \"2\"", "Integer");
    }

    @Test
    void aNumberForATextIsRefused() {
        refused("value: \"8081\"", "value: 8081", "String");
    }

    @Test
    void anObjectForAListIsRefused() {
        refused("- name: QUARKUS_HTTP_PORT\n              value:", "QUARKUS_HTTP_PORT:", "env");
    }

    @Test
    void anUnknownKindIsRefused() {
        refused("apiVersion: apps/v1", "apiVersion: extensions/v1beta1", "no such kind");
    }

    private static void refused(String good, String bad, String because) {
        String manifest = GOOD.replace(good, bad);
        assertThat(manifest).isNotEqualTo(GOOD);
        assertThat(KubernetesApi.problems(Project.yaml(manifest).getFirst()))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(because));
    }
}
