package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.gewist.launcher.Json;

/** The figures of one run, named as in its JSON. */
record BenchReport(
        Machine machine,
        BenchSettings settings,
        Sizes sizes,
        StackFigures stack,
        List<ServiceFigures> services,
        Pipeline pipeline,
        Raw raw,
        Checks checks) {

    /**
     * @param rowsPerTable of the platform, before anything is erased
     * @param platformMiB of its database on disk
     */
    record Sizes(int learners, long rows, double rowsPerLearner, long platformMiB, Map<String, Long> rowsPerTable) {}

    /**
     * @param firstReadyMs on an empty data folder: makes databases and topics, fills the platform
     * @param readyMs on a filled one, from the ahead-of-time caches
     */
    record StackFigures(long firstReadyMs, long readyMs) {}

    /**
     * @param readyMs started alone, from its ahead-of-time cache, until its readiness check is UP
     * @param rssMiB resident after the load; -1 where the machine does not tell
     */
    record ServiceFigures(String name, long readyMs, long rssMiB) {}

    /**
     * The requests at once, and the single ones before.
     *
     * @param seconds first publish until the last of {@code until} without the mails
     * @param until when each part was through, seconds after the first publish
     * @param eventsPerErasure in all topics, without what is said about a mail
     * @param mailEventsPerErasure notice.sent and notice.failed
     * @param cpuMsPerErasure processor time each process used for it, mails included
     */
    record Pipeline(
            double erasuresPerSecond,
            double seconds,
            Until until,
            LatencyMs latencyMs,
            double eventsPerErasure,
            double mailEventsPerErasure,
            double mailsPerSecond,
            Map<String, Double> cpuMsPerErasure,
            Map<String, Long> events) {}

    /** Seconds from the first publish. */
    record Until(double completed, double vault, double notices, double audit, double mails) {}

    /** Published until erasure.completed can be read, on the idle system. */
    record LatencyMs(int requests, double p50, double p99, double max) {}

    /**
     * The same rows, erased by hand-written prepared SQL, durable, on one connection.
     *
     * @param ratio {@code pipeline.erasuresPerSecond / perLearnerPerSecond}
     * @param cpuMsPerLearner processor time of PostgreSQL and of the one that asks it, one learner at a time
     */
    record Raw(
            double perLearnerPerSecond,
            double setBasedPerSecond,
            double ratio,
            double ratioToSetBased,
            Map<String, Double> cpuMsPerLearner,
            Map<String, Double> setBasedCpuMsPerLearner) {}

    /**
     * One way of plain SQL.
     *
     * @param cpuMs processor time per learner and process
     */
    record PlainRun(double perSecond, Map<String, Double> cpuMs) {}

    /**
     * What must agree, whatever the times are.
     *
     * @param disagreements each a line for a person; none when all is well
     */
    record Checks(boolean passed, List<String> disagreements) {
        Checks(List<String> disagreements) {
            this(disagreements.isEmpty(), List.copyOf(disagreements));
        }
    }

    String json() {
        return Json.text(this);
    }

    void write(Path file) {
        Json.write(this, file);
    }
}
