package nl.gewist.launcher.bench;

import java.util.Locale;
import java.util.Map;
import nl.gewist.launcher.bench.BenchReport.Pipeline;
import nl.gewist.launcher.bench.BenchReport.Until;

/** The figures for people: what, how much, and how it was determined. */
final class ReportTable {
    private final StringBuilder text = new StringBuilder("\n");

    private ReportTable() {}

    static String of(BenchReport report) {
        ReportTable table = new ReportTable();
        table.text.append(report.machine()).append('\n');
        table.text.append("PostgreSQL ").append(report.machine().postgres()).append('\n');
        table.line(
                "learners at once",
                report.sizes().learners(),
                "",
                "%.0f rows each".formatted(report.sizes().rowsPerLearner()));
        table.started(report);
        table.pipeline(report.pipeline());
        table.raw(report.raw());
        table.line(
                "agreement",
                report.checks().passed() ? "yes" : "NO",
                "",
                "rows per table in all three, leftovers in every gewist_* database");
        return table.text.toString();
    }

    private void started(BenchReport report) {
        line(
                "stack ready",
                report.stack().readyMs(),
                "ms",
                "with data; the first time " + report.stack().firstReadyMs() + " ms");
        report.services()
                .forEach(service -> line(
                        service.name(), service.readyMs(), "ms", service.rssMiB() + " MiB resident after the load"));
    }

    private void pipeline(Pipeline pipeline) {
        line("single request, p50", pipeline.latencyMs().p50(), "ms", "published until erasure.completed is read");
        line(
                "single request, p99",
                pipeline.latencyMs().p99(),
                "ms",
                "largest " + pipeline.latencyMs().max() + " ms of "
                        + pipeline.latencyMs().requests());
        line("pipeline", pipeline.erasuresPerSecond(), "/s", "first publish until the slowest of the next four");
        Until until = pipeline.until();
        line("  all completed", until.completed(), "s", "the last erasure.completed is read");
        line("  vault", until.vault(), "s", "the last backup-expiry.scheduled is read; invoices were secured before");
        line("  notices", until.notices(), "s", "the last notices.stored is read");
        line("  audit", until.audit(), "s", "its log has chained all that was said, but for mails");
        line(
                "  mails",
                until.mails(),
                "s",
                "apart, " + pipeline.mailsPerSecond() + " mails/s: the last notice.sent is read");
        processor("erasure", pipeline.cpuMsPerErasure());
        line(
                "events per erasure",
                pipeline.eventsPerErasure(),
                "",
                "and " + pipeline.mailEventsPerErasure() + " about mails");
    }

    private void raw(BenchReport.Raw raw) {
        line(
                "raw, one by one",
                raw.perLearnerPerSecond(),
                "/s",
                "plain SQL, a transaction each; the pipeline does " + raw.ratio() + " of it");
        processor("learner", raw.cpuMsPerLearner());
        line(
                "raw, sets of " + BenchSettings.RAW_BATCH,
                raw.setBasedPerSecond(),
                "/s",
                "plain SQL; the pipeline does " + raw.ratioToSetBased() + " of it");
        processor("learner", raw.setBasedCpuMsPerLearner());
    }

    private void processor(String each, Map<String, Double> cpuMs) {
        line("  processor", cpuMs.getOrDefault("total", 0.0), "ms", "per " + each + " " + cpuMs);
    }

    private void line(String name, Object figure, String unit, String remark) {
        text.append(String.format(Locale.ROOT, "  %-22s %10s %-3s %s%n", name, figure, unit, remark));
    }
}
