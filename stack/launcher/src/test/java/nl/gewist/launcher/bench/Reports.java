package nl.gewist.launcher.bench;

import java.util.List;
import java.util.Map;
import nl.gewist.launcher.bench.BenchReport.Checks;
import nl.gewist.launcher.bench.BenchReport.LatencyMs;
import nl.gewist.launcher.bench.BenchReport.Pipeline;
import nl.gewist.launcher.bench.BenchReport.Raw;
import nl.gewist.launcher.bench.BenchReport.ServiceFigures;
import nl.gewist.launcher.bench.BenchReport.Sizes;
import nl.gewist.launcher.bench.BenchReport.StackFigures;
import nl.gewist.launcher.bench.BenchReport.Until;

/** A report as a run could make it. */
final class Reports {
    private Reports() {}

    static BenchReport with(List<String> disagreements) {
        return new BenchReport(
                new Machine("Linux 6.1", "amd64", 2, 24000, "OpenJDK 25", 0.25, Map.of("fsync", "on")),
                new BenchSettings(5000, 20, 60, "128m"),
                new Sizes(5000, 510_000, 100.4, 180, Map.of("learner", 5080L)),
                new StackFigures(24_000, 11_000),
                List.of(new ServiceFigures("deletion-service", 1900, 180)),
                new Pipeline(
                        400.5,
                        12.48,
                        new Until(12.1, 12.3, 11.2, 12.48, 30.5),
                        new LatencyMs(60, 90.1, 140.2, 140.2),
                        7.0,
                        1.15,
                        188.5,
                        Map.of("deletion-service", 1.5, "postgresql", 2.5, "total", 4.0),
                        Map.of("erasure.completed", 5000L)),
                new Raw(445.0, 4005.0, 0.9, 0.1, Map.of("total", 2.0), Map.of("total", 0.2)),
                new Checks(disagreements));
    }
}
