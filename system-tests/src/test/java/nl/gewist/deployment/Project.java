package nl.gewist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The checked out files, found from wherever the build runs. */
final class Project {
    /** The services of the product, and the port each one answers on. */
    static final List<Service> SERVICES = List.of(
            new Service("deletion-service", 8081, true),
            new Service("retention-service", 8082, true),
            new Service("notification-service", 8083, true),
            new Service("audit-service", 8084, false));

    static final Path ROOT = root();

    private static final ObjectMapper JSON = new ObjectMapper();

    private Project() {}

    /** @param readsPlatform whether it reads personal values: gets the data map, a platform role and a sealing key */
    record Service(String name, int port, boolean readsPlatform) {}

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The documents of a YAML text, anchors and merge keys resolved. */
    static List<JsonNode> yaml(String text) {
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> (JsonNode) JSON.valueToTree(document))
                .toList();
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docker-compose.yml"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("docker-compose.yml is in none of the folders above the build's");
            }
        }
        return here;
    }
}
