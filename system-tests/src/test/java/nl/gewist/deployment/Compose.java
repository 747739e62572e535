package nl.gewist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The compose file as its own reader sees it: anchors resolved, environment files read. */
final class Compose {
    private static final JsonNode FILE =
            Project.yaml(Project.read("docker-compose.yml")).getFirst();

    private Compose() {}

    static JsonNode services() {
        return FILE.path("services");
    }

    static JsonNode volumes() {
        return FILE.path("volumes");
    }

    /** What a container finds in its environment; {@code environment} wins over {@code env_file}. */
    static Map<String, String> settings(String service) {
        Map<String, String> settings = new TreeMap<>();
        services()
                .path(service)
                .path("env_file")
                .forEach(file -> Project.read(file.asText())
                        .lines()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .forEach(line -> settings.put(
                                line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1))));
        services()
                .path(service)
                .path("environment")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return settings;
    }
}
