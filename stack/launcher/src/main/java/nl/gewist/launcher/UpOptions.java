package nl.gewist.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts a stack. */
final class UpOptions {
    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            split = ",",
            description = "Leave this service out, for example to run it from an IDE or with quarkus:dev.")
    private List<String> without = List.of();

    @Option(names = "--learners", paramLabel = "N", description = "Size of the sample platform (${DEFAULT-VALUE}).")
    private int learners = StackOptions.USUAL_LEARNERS;

    @Option(names = "--fresh", description = "Forget the data and keys of earlier runs.")
    private boolean fresh;

    @Option(names = "--free-ports", description = "Listen on free ports instead of the documented ones.")
    private boolean freePorts;

    @Option(
            names = "--aot",
            paramLabel = "off|use|make",
            description = "The JVM's ahead-of-time caches, which halve a start; up and bench make them.")
    private StackOptions.@Nullable Aot aot;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Each service's largest heap (${DEFAULT-VALUE}).")
    private String heap = "128m";

    @Option(
            names = "--grace",
            paramLabel = "ISO-DURATION",
            description = "How long a request can be cancelled (${DEFAULT-VALUE}; 72 hours where it is real).")
    private String grace = "PT5S";

    @Option(
            names = "--clock-offset",
            paramLabel = "ISO-DURATION",
            description = "Let the services live this far in the future, for example P60D.")
    private String clockOffset = "";

    /** What was asked for, with the command's own habit about ahead-of-time caches. */
    StackOptions stackOptions(StackOptions.Aot usual) {
        if (learners < 1) {
            throw new Problem("--learners must be 1 or more");
        }
        Set<Service> left = without.stream().map(Service::named).collect(Collectors.toCollection(LinkedHashSet::new));
        StackOptions options = StackOptions.usual(Launcher.root())
                .withLearners(learners)
                .withFresh(fresh)
                .withHeap(heap)
                .withAot(aot == null ? usual : aot)
                .withoutServices(left)
                .withSetting("gewist.erasure.grace", grace);
        StackOptions onPorts = freePorts ? options.withPorts(Ports.free()) : options;
        return clockOffset.isEmpty() ? onPorts : onPorts.withSetting("gewist.clock.offset", clockOffset);
    }
}
