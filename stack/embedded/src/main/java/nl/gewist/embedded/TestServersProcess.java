package nl.gewist.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds or starts {@link TestServersMain}. Quarkus gives every test profile its own class loader and so its own copy of
 * this class: what was started is therefore remembered in system properties, which they all see.
 */
final class TestServersProcess {
    private static final String VARIABLE = "GEWIST_TEST_";

    private TestServersProcess() {}

    static TestServers shared() {
        synchronized (System.getProperties()) {
            Map<String, String> known = known();
            if (!known.containsKey(VARIABLE + "KAFKA")) {
                known = start();
                known.forEach(System::setProperty);
            }
            return TestServers.of(known);
        }
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>(System.getenv());
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(VARIABLE)) {
                known.put(name, System.getProperty(name));
            }
        }
        return known;
    }

    private static Map<String, String> start() {
        try {
            Process process =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            BufferedReader output = process.inputReader();
            Map<String, String> variables = readUntilReady(output);
            drain(output);
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException("The tests' servers did not start", e);
        }
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + TestServersMain.PARENT + "=" + ProcessHandle.current().pid(),
                "-cp",
                System.getProperty("java.class.path"),
                TestServersMain.class.getName());
    }

    private static Map<String, String> readUntilReady(BufferedReader output) throws IOException {
        Map<String, String> variables = new HashMap<>();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(TestServersMain.READY)) {
                return variables;
            }
            if (line.startsWith(VARIABLE)) {
                int equals = line.indexOf('=');
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                said.append(line).append(System.lineSeparator());
            }
        }
        throw new IOException("it ended with:" + System.lineSeparator() + said);
    }

    /** Keeps the process's pipe empty, or it would block on its own log. */
    private static void drain(BufferedReader output) {
        Thread.ofPlatform().daemon().name("gewist-test-servers").start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
