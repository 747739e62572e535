package nl.gewist.launcher.bench;

import java.sql.SQLException;
import java.util.function.Consumer;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.bench.BenchReport.LatencyMs;
import nl.gewist.launcher.bench.BenchReport.Pipeline;

/** Lets the pipeline erase: first one by one on the idle system, then all at once. */
final class Erasing {
    private final Stack stack;
    private final Consumer<String> progress;

    Erasing(Stack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    Pipeline measure(Learners learners) throws SQLException {
        try (Watch watch = new Watch(stack);
                AuditReader audit = new AuditReader(stack.database(Service.AUDIT));
                Requests requests = new Requests(stack.bootstrapServers(), stack.topicPrefix())) {
            Singles singles = new Singles(requests, watch);
            singles.warmUp(learners.warmUp());
            LatencyMs latency = singles.measure(learners.singles());
            progress.accept("Single requests: p50 " + latency.p50() + " ms, p99 " + latency.p99() + " ms");
            Load load = new Load(stack, requests, watch, audit);
            load.awaitIdle();
            Platforms.checkpoint(stack.platform());
            Pipeline pipeline = load.measure(learners.atOnce(), latency);
            progress.accept("Pipeline: " + pipeline.erasuresPerSecond() + " learners/s");
            return pipeline;
        }
    }
}
