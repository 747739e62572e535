package nl.gewist.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The servers for tests in a process of their own, so that they outlive every test JVM and class loader of one run. With
 * a command as arguments it runs that with GEWIST_TEST_* set and ends with it; without, it prints these variables and
 * stays until the process that it was told to watch is gone, however that ended.
 */
public final class TestServersMain {
    /** Printed, as a line of its own, after the last variable. */
    static final String READY = "GEWIST_TEST_READY=true";

    /** The system property that names the process to end with. */
    static final String PARENT = "gewist.test.parent";

    private TestServersMain() {}

    public static void main(String[] command) throws IOException {
        // First of all and by one thread: two that meet in its initialisation wait for each other for ever.
        LogManager.getLogManager();
        LoggerFactory.getLogger(TestServersMain.class);
        endWithParent();
        Path folder = Files.createTempDirectory("gewist-test-");
        Part<String> kafka = Part.kafka(System.getenv(), folder);
        Part<PostgresAddress> postgres = Part.postgres(System.getenv(), folder);
        MailServer mail = new MailServer(0);
        Inbox inbox = new Inbox(0, mail::received);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            inbox.stop();
            mail.stop();
            postgres.stop().run();
            kafka.stop().run();
            delete(folder);
        }));
        CompletableFuture<PostgresAddress> database = CompletableFuture.supplyAsync(postgres.start());
        TestServers servers = new TestServers(
                kafka.start().get(),
                database.join(),
                mail.start().address(),
                inbox.start().uri().toString());
        System.exit(command.length == 0 ? stay(servers) : run(command, servers));
    }

    /** From the first moment on: a parent that is killed while we start leaves nothing either. */
    private static void endWithParent() {
        Long parent = Long.getLong(PARENT);
        if (parent != null) {
            Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
                ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
                System.exit(0);
            });
        }
    }

    private static int stay(TestServers servers) {
        new TreeMap<>(servers.asEnvironment()).forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println(READY);
        System.out.flush();
        try {
            Thread.currentThread().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static int run(String[] command, TestServers servers) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.putAll(servers.asEnvironment());
        Process process = builder.start();
        return joined(process);
    }

    private static int joined(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            process.destroy();
            return 130;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
