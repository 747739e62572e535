package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.gewist.launcher.Json;
import nl.gewist.launcher.bench.BenchReport.Checks;

/** The figures of one run of the engine, named as in its JSON. */
record EngineReport(Machine machine, Engine engine, Checks checks) {

    /**
     * @param erasuresPerSecond on the largest platform with the whole history, inline verification included
     * @param rawSetBasedPerSecond hand-written SQL in sets of 200, the same learners, on a copy, in the same run
     * @param ratio the one by the other
     * @param statementsPerErasure that the platform's database was asked
     * @param cpuMsPerErasure processor time per process
     * @param rssMiB of the deletion-service after it
     * @param sweepSeconds one search of all text of the largest platform for {@code sweepRequests} erased people
     * @param sweepRssMiB of the deletion-service after that
     * @param curve cost as platform and history grow
     * @param costliest the platform's statements that took longest, for whoever wants to make it faster
     */
    record Engine(
            double erasuresPerSecond,
            double rawSetBasedPerSecond,
            double ratio,
            double statementsPerErasure,
            Map<String, Double> cpuMsPerErasure,
            long rssMiB,
            double sweepSeconds,
            int sweepRequests,
            long sweepRssMiB,
            List<Point> curve,
            List<Costly> costliest) {}

    /** @param history closed requests that are there besides */
    record Point(int learners, int history, int erased, double erasuresPerSecond, double msPerErasure) {}

    /** @param milliseconds in all, in the database */
    record Costly(String statement, long calls, double milliseconds) {}

    void write(Path file) {
        Json.write(this, file);
    }

    String table() {
        StringBuilder text = new StringBuilder("\n" + machine + "\n");
        line(text, "engine", engine.erasuresPerSecond(), "/s, verified; " + engine.ratio() + " of raw");
        line(text, "raw, sets of 200", engine.rawSetBasedPerSecond(), "/s, plain SQL on a copy of the same platform");
        line(text, "statements", engine.statementsPerErasure(), "per erasure");
        line(
                text,
                "processor",
                engine.cpuMsPerErasure().getOrDefault("total", 0.0),
                "ms per erasure " + engine.cpuMsPerErasure());
        line(text, "deletion-service", engine.rssMiB(), "MiB resident after it");
        line(
                text,
                "sweep",
                engine.sweepSeconds(),
                "s for " + engine.sweepRequests() + " requests; " + engine.sweepRssMiB() + " MiB resident after it");
        engine.curve()
                .forEach(point -> line(
                        text,
                        "  " + point.learners() + " learners",
                        point.msPerErasure(),
                        "ms per erasure, with " + point.history() + " closed requests; " + point.erased() + " erased"));
        engine.costliest()
                .forEach(costly -> line(
                        text,
                        "  statement",
                        costly.milliseconds(),
                        "ms in " + costly.calls() + ": " + costly.statement()));
        line(
                text,
                "agreement",
                checks.passed() ? "yes" : "NO",
                "rows per table with plain SQL, leftovers of the erased");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object figure, String remark) {
        text.append(String.format(Locale.ROOT, "  %-22s %10s %s%n", name, figure, remark));
    }
}
