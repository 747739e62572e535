package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.gewist.launcher.Json;
import nl.gewist.launcher.Launcher;
import nl.gewist.launcher.Problem;
import nl.gewist.launcher.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the retention-service: securing invoices, and looking up whether backups are gone. */
@Command(
        name = "retention",
        description = "Measures the vault and the backup catalogue alone; asserts counts, never times.",
        mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
    @Option(names = "--learners", paramLabel = "N", description = "Whose invoices are secured (${DEFAULT-VALUE}).")
    private int learners = 5_000;

    @Option(names = "--erasures", paramLabel = "N", description = "Whose backups are looked up (${DEFAULT-VALUE}).")
    private int erasures = 100_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (learners < 400 || erasures < 1) {
            throw new Problem("--learners must be 400 or more, --erasures 1 or more");
        }
        try (RetentionBench bench = new RetentionBench(Launcher.root(), learners, erasures, new Progress())) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close));
            RetentionReport report = bench.run();
            if (json != null) {
                Json.write(report, json);
            }
            System.out.println(report.table());
            report.checks().disagreements().forEach(line -> System.err.println("gewist: " + line));
            return report.checks().passed() ? 0 : 1;
        }
    }
}
