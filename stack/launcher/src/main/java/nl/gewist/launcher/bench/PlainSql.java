package nl.gewist.launcher.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.bench.BenchReport.Checks;
import nl.gewist.launcher.bench.BenchReport.PlainRun;
import nl.gewist.launcher.bench.BenchReport.Raw;
import nl.gewist.sample.LeftoverSearch;

/** Erases in copies of the platform whom the pipeline erased, measures that, and holds the results against each other. */
final class PlainSql {
    private final Stack stack;
    private final Beginning beginning;
    private final Learners learners;
    private final Consumer<String> progress;

    PlainSql(Stack stack, Beginning beginning, Learners learners, Consumer<String> progress) {
        this.stack = stack;
        this.beginning = beginning;
        this.learners = learners;
        this.progress = progress;
    }

    Raw measure(double pipelinePerSecond) throws SQLException {
        PlainRun one = measure(beginning.forOne(), 1);
        PlainRun many = measure(beginning.forMany(), BenchSettings.RAW_BATCH);
        return new Raw(
                one.perSecond(),
                many.perSecond(),
                Round.two(pipelinePerSecond / one.perSecond()),
                Round.two(pipelinePerSecond / many.perSecond()),
                one.cpuMs(),
                many.cpuMs());
    }

    /** The learners erased before the load are the warm-up here as there. */
    private PlainRun measure(Database copy, int batch) throws SQLException {
        Platforms.settle(copy);
        try (RawErasing erasing = new RawErasing(copy, batch)) {
            erasing.erase(learners.before());
            CpuTime before = CpuTime.of(stack);
            double perSecond = erasing.erase(learners.atOnce());
            CpuTime after = CpuTime.of(stack);
            progress.accept("Plain SQL, " + batch + " at a time: " + perSecond + " learners/s");
            return new PlainRun(
                    perSecond, after.millisecondsEach(before, learners.atOnce().size()));
        }
    }

    Checks check(Database platform, List<Database> others, LeftoverSearch search) throws SQLException {
        Agreement agreement = new Agreement();
        Map<String, Long> pipeline = Platforms.counts(platform);
        agreement.same("plain SQL one by one", pipeline, Platforms.counts(beginning.forOne()));
        agreement.same("plain SQL in sets", pipeline, Platforms.counts(beginning.forMany()));
        agreement.nothingLeft(search, platform);
        for (Database other : others) {
            agreement.nothingLeft(search, other);
        }
        return new Checks(agreement.disagreements());
    }
}
