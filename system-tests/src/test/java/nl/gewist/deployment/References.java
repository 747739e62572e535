package nl.gewist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The config maps and secrets that pods name, written as {@code Secret name/key} or {@code ConfigMap name}. */
final class References {
    private static final String A_SECRET = "x".repeat(64);

    private References() {}

    static Set<String> of(Kustomize rendered) {
        return rendered.pods().flatMap(References::ofPod).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What must exist in the cluster before the overlay is applied. */
    static Set<String> missingIn(Kustomize rendered) {
        Set<String> missing = of(rendered);
        missing.removeIf(reference -> exists(rendered, reference));
        return missing;
    }

    /** The settings a service gets as environment variables; for a secret a text that is long enough for any. */
    static Map<String, String> settings(Kustomize rendered, String service) {
        JsonNode container = rendered.one("Deployment", service).at("/spec/template/spec/containers/0");
        Map<String, String> settings = new TreeMap<>();
        Kustomize.each(container.path("envFrom"))
                .map(source -> rendered.one(
                        "ConfigMap", source.at("/configMapRef/name").asText()))
                .forEach(map -> map.path("data")
                        .properties()
                        .forEach(entry ->
                                settings.put(entry.getKey(), entry.getValue().asText())));
        Kustomize.each(container.path("env"))
                .forEach(entry -> settings.put(
                        entry.path("name").asText(), entry.path("value").asText(A_SECRET)));
        return settings;
    }

    private static Stream<String> ofPod(JsonNode pod) {
        Stream<String> volumes = Kustomize.each(pod.path("volumes"))
                .flatMap(volume -> Stream.of(
                        named("Secret", volume.at("/secret/secretName")),
                        named("ConfigMap", volume.at("/configMap/name"))))
                .flatMap(name -> name);
        Stream<String> variables = Kustomize.each(pod.path("containers"))
                .flatMap(container -> Stream.concat(
                        Kustomize.each(container.path("env")).flatMap(References::ofVariable),
                        Kustomize.each(container.path("envFrom"))
                                .flatMap(source -> named("ConfigMap", source.at("/configMapRef/name")))));
        return Stream.concat(volumes, variables);
    }

    private static Stream<String> ofVariable(JsonNode variable) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        return secret.isMissingNode()
                ? Stream.empty()
                : Stream.of("Secret " + secret.path("name").asText() + "/"
                        + secret.path("key").asText());
    }

    private static Stream<String> named(String kind, JsonNode name) {
        return name.isMissingNode() ? Stream.empty() : Stream.of(kind + " " + name.asText());
    }

    private static boolean exists(Kustomize rendered, String reference) {
        String[] parts = reference.split("[ /]");
        return rendered.kind(parts[0])
                .filter(object -> object.at("/metadata/name").asText().equals(parts[1]))
                .anyMatch(object -> parts.length == 2 || object.path("data").has(parts[2]));
    }
}
