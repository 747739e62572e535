package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.gewist.launcher.Launcher;
import nl.gewist.launcher.Problem;
import nl.gewist.launcher.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole erasure; further benchmarks are subcommands of this one. */
@Command(
        name = "bench",
        description = "Measures the whole system on a stack of its own; asserts counts, never times.",
        subcommands = {EngineCommand.class, RetentionCommand.class},
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--learners", paramLabel = "N", description = "Requested at once (${DEFAULT-VALUE}).")
    private int learners = 5000;

    @Option(
            names = "--single",
            paramLabel = "N",
            description = "Requested one after the other before that, for the latency (${DEFAULT-VALUE}).")
    private int singles = 60;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Each service's largest heap (${DEFAULT-VALUE}).")
    private String heap = "128m";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (learners < 1 || singles < 1) {
            throw new Problem("--learners and --single must be 1 or more");
        }
        Progress progress = new Progress();
        BenchSettings settings = new BenchSettings(learners, BenchSettings.WARM_UP, singles, heap);
        try (Bench bench = new Bench(Launcher.root(), settings, progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close));
            BenchReport report = bench.run();
            if (json != null) {
                report.write(json);
            }
            System.out.println(ReportTable.of(report));
            report.checks().disagreements().forEach(line -> System.err.println("gewist: " + line));
            return report.checks().passed() ? 0 : 1;
        }
    }
}
