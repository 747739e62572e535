package nl.gewist.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to start and where.
 *
 * @param root the project's folder, where the built services are
 * @param folder data, keys, logs and state go here
 * @param learners size of the sample platform
 * @param without services that somebody else runs
 * @param fresh forget the data of an earlier run
 * @param heap each service's largest heap, as {@code -Xmx} takes it
 * @param aot whether ahead-of-time caches are made and used
 * @param settings configuration for all services, for example {@code gewist.clock.offset}
 * @param environment the variables that name servers to use instead of embedded ones
 * @param progress is told what happens, line by line
 */
public record StackOptions(
        Path root,
        Path folder,
        Ports ports,
        int learners,
        Set<Service> without,
        boolean fresh,
        String heap,
        Aot aot,
        Map<String, String> settings,
        Map<String, String> environment,
        Consumer<String> progress) {
    /** What to do about ahead-of-time caches: nothing, use what is there, or make what is missing. */
    public enum Aot {
        OFF,
        USE,
        MAKE
    }

    public static final int USUAL_LEARNERS = 1000;

    /** Everything, on the documented ports, under {@code <root>/.gewist}. */
    public static StackOptions usual(Path root) {
        return new StackOptions(
                root.toAbsolutePath(),
                root.toAbsolutePath().resolve(".gewist"),
                Ports.usual(),
                USUAL_LEARNERS,
                Set.of(),
                false,
                "128m",
                Aot.MAKE,
                Map.of(),
                System.getenv(),
                _ -> {});
    }

    /** For system tests: free ports, a folder of its own, embedded servers whatever the environment says. */
    public static StackOptions isolated(Path root, Path folder) {
        return usual(root)
                .withFolder(folder)
                .withPorts(Ports.free())
                .withEnvironment(Map.of())
                .withAot(Aot.USE);
    }

    public List<Service> services() {
        EnumSet<Service> all = EnumSet.allOf(Service.class);
        all.removeAll(without);
        return List.copyOf(all);
    }

    boolean given(Given server) {
        return !environment.getOrDefault(server.variable(), "").isBlank();
    }

    boolean anyGiven() {
        return Arrays.stream(Given.values()).anyMatch(this::given);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    public StackOptions withFolder(Path other) {
        return new StackOptions(
                root,
                other.toAbsolutePath(),
                ports,
                learners,
                without,
                fresh,
                heap,
                aot,
                settings,
                environment,
                progress);
    }

    public StackOptions withPorts(Ports other) {
        return new StackOptions(
                root, folder, other, learners, without, fresh, heap, aot, settings, environment, progress);
    }

    public StackOptions withLearners(int other) {
        return new StackOptions(root, folder, ports, other, without, fresh, heap, aot, settings, environment, progress);
    }

    public StackOptions withoutServices(Set<Service> other) {
        return new StackOptions(
                root, folder, ports, learners, Set.copyOf(other), fresh, heap, aot, settings, environment, progress);
    }

    public StackOptions withFresh(boolean other) {
        return new StackOptions(
                root, folder, ports, learners, without, other, heap, aot, settings, environment, progress);
    }

    public StackOptions withHeap(String other) {
        return new StackOptions(
                root, folder, ports, learners, without, fresh, other, aot, settings, environment, progress);
    }

    public StackOptions withAot(Aot other) {
        return new StackOptions(
                root, folder, ports, learners, without, fresh, heap, other, settings, environment, progress);
    }

    /** Adds one setting of the services. */
    public StackOptions withSetting(String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return new StackOptions(root, folder, ports, learners, without, fresh, heap, aot, more, environment, progress);
    }

    public StackOptions withEnvironment(Map<String, String> other) {
        return new StackOptions(
                root, folder, ports, learners, without, fresh, heap, aot, settings, Map.copyOf(other), progress);
    }

    public StackOptions withProgress(Consumer<String> other) {
        return new StackOptions(root, folder, ports, learners, without, fresh, heap, aot, settings, environment, other);
    }
}
