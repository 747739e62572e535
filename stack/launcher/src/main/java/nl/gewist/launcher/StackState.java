package nl.gewist.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, as {@code .gewist/stack.json}: other commands find the stack by it, and can tell its processes from
 * strangers that were given the same id later. No passwords.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackState(
        Running launcher,
        Running postgres,
        String kafka,
        String topicPrefix,
        Map<String, String> jdbc,
        String smtp,
        String inbox,
        int learners,
        List<ServiceState> services) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A process; pid -1 when there is none. */
    public record Running(long pid, long startedAtMs) {
        static final Running NONE = new Running(-1, 0);

        static Running of(ProcessHandle process) {
            return new Running(process.pid(), started(process).toEpochMilli());
        }

        static Running of(long pid) {
            return ProcessHandle.of(pid).map(Running::of).orElse(NONE);
        }

        /** The process, if it still is the one that was meant. */
        Optional<ProcessHandle> alive() {
            return pid < 0
                    ? Optional.empty()
                    : ProcessHandle.of(pid)
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> Duration.between(started(process), Instant.ofEpochMilli(startedAtMs))
                                            .abs()
                                            .compareTo(Duration.ofSeconds(2))
                                    < 0);
        }

        private static Instant started(ProcessHandle process) {
            return process.info().startInstant().orElse(Instant.EPOCH);
        }
    }

    /** One service: whether it is meant to run here, where it answers and where its log is. */
    public record ServiceState(String name, Running process, String url, String log, int restarts) {}

    static Path file(Path folder) {
        return folder.resolve("stack.json");
    }

    static Optional<StackState> read(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackState.class));
        } catch (IOException e) {
            throw new Problem("The state file " + file + " cannot be read: remove it, then look for left processes", e);
        }
    }

    void write(Path folder) {
        try {
            Path aside = Files.createTempFile(folder, "stack", ".tmp");
            JSON.writeValue(aside.toFile(), this);
            move(aside, file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("The state file cannot be written in " + folder, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("The state file cannot be removed from " + folder, e);
        }
    }

    /** Processes of this stack that are alive, the launcher not counted. */
    List<ProcessHandle> leftovers() {
        List<ProcessHandle> alive = new ArrayList<>();
        services.forEach(service -> service.process().alive().ifPresent(alive::add));
        postgres.alive().ifPresent(alive::add);
        return alive;
    }
}
