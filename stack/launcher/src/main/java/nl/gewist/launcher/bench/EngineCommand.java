package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.gewist.launcher.Launcher;
import nl.gewist.launcher.Problem;
import nl.gewist.launcher.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the erasing alone: the deletion-service, its databases and the platform, without the other services. */
@Command(
        name = "engine",
        description = "Measures the erasing alone, on platforms of growing size; asserts counts, never times.",
        mixinStandardHelpOptions = true)
final class EngineCommand implements Callable<Integer> {
    @Option(
            names = "--learners",
            paramLabel = "N",
            description = "Size of the largest platform (${DEFAULT-VALUE}); at least 2400.")
    private int learners = 50_000;

    @Option(names = "--erase", paramLabel = "N", description = "Erased there for the main figure (${DEFAULT-VALUE}).")
    private int erased = 10_000;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Closed requests that are there by then (${DEFAULT-VALUE}).")
    private int history = 1_000_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (learners < 2400 || erased < 400 || history < 0) {
            throw new Problem(
                    "--learners must be 2400 or more (2000 of them warm up), --erase 400 or more, --history not negative");
        }
        try (EngineBench bench = new EngineBench(Launcher.root(), learners, erased, history, new Progress())) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close));
            EngineReport report = bench.run();
            if (json != null) {
                report.write(json);
            }
            System.out.println(report.table());
            report.checks().disagreements().forEach(line -> System.err.println("gewist: " + line));
            return report.checks().passed() ? 0 : 1;
        }
    }
}
