package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that {@code kubectl apply -k} would send for an overlay. */
record Kustomize(List<JsonNode> objects) {
    private static final Map<String, Kustomize> RENDERED = new ConcurrentHashMap<>();

    static Kustomize render(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Kustomize::run);
    }

    private static Kustomize run(String overlay) {
        Tool.Answer answer = Tool.installed("kubectl").run("kustomize", "k8s/" + overlay);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isZero();
        return new Kustomize(Project.yaml(answer.out()));
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return kind(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** The pod templates, whatever starts them. */
    Stream<JsonNode> pods() {
        return objects.stream().map(object -> object.at("/spec/template/spec")).filter(pod -> !pod.isMissingNode());
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
