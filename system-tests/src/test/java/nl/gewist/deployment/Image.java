package nl.gewist.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the service's image would start, started without an image: the Dockerfile's own command, in the built folder. */
final class Image {
    private Image() {}

    static Process start(String service, Map<String, String> environment, Path output) throws IOException {
        Path application = Project.ROOT.resolve(service).resolve("target/quarkus-app");
        assumeTrue(
                Files.exists(application.resolve("quarkus-run.jar")), service + " is not packaged: nothing to start");
        List<String> command = new ArrayList<>(entrypoint());
        command.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", command.getFirst())
                        .toString());
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    /** Of the last stage, which is the services'. */
    static List<String> entrypoint() throws IOException {
        String dockerfile = Project.read("Dockerfile").replace("\\\n", "");
        String last = dockerfile.substring(dockerfile.lastIndexOf("ENTRYPOINT") + "ENTRYPOINT".length());
        return List.of(new ObjectMapper().readValue(last, String[].class));
    }
}
