package nl.gewist.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a service's JVM is started: a small heap and the collector that needs the least around it. */
final class ServiceCommand {
    private ServiceCommand() {}

    static Path jar(Path root, Service service) {
        return root.resolve(service.room()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> of(StackOptions options, Service service, List<String> moreFlags) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags(options.heap()));
        command.addAll(moreFlags);
        command.add("-jar");
        command.add(jar(options.root(), service).toString());
        return command;
    }

    /** An AOT cache fits only the flags it was made with. */
    static List<String> flags(String heap) {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    }
}
