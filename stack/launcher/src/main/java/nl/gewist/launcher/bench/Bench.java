package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.launcher.bench.BenchReport.Checks;
import nl.gewist.launcher.bench.BenchReport.Pipeline;
import nl.gewist.launcher.bench.BenchReport.Raw;
import nl.gewist.launcher.bench.BenchReport.ServiceFigures;
import nl.gewist.launcher.bench.BenchReport.StackFigures;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.SampleReader;
import org.jspecify.annotations.Nullable;

/** One run from an empty folder to the figures, on a stack of its own with embedded, durable servers. */
final class Bench implements AutoCloseable {
    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final StackOptions options;
    private final AtomicReference<@Nullable Stack> running = new AtomicReference<>();

    Bench(Path root, BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.options = StackOptions.isolated(root, root.resolve(".gewist/bench"))
                .withAot(StackOptions.Aot.MAKE)
                .withHeap(settings.heap())
                .withLearners(settings.platformSize())
                .withSetting("gewist.erasure.grace", "PT0S")
                .withSetting("gewist.surge.at-least", "1000000000")
                .withProgress(progress);
    }

    BenchReport run() throws SQLException {
        double loadBefore = Machine.load();
        long begin = System.nanoTime();
        Beginning beginning = Beginning.on(start(options.withFresh(true)), begin, settings.learners());
        close();
        begin = System.nanoTime();
        Stack stack = start(options);
        StackFigures figures = new StackFigures(beginning.stackReadyMs(), Beginning.millisecondsSince(begin));
        Learners learners;
        LeftoverSearch search;
        try (Connection platform = stack.platform().connect()) {
            SampleReader reader = new SampleReader(platform);
            List<Long> all = reader.learnerIds();
            learners = Learners.divide(all, settings);
            search = new LeftoverSearch(reader.personValues(all));
        }
        Pipeline pipeline = new Erasing(stack, progress).measure(learners);
        List<ServiceFigures> services = services(stack, beginning);
        Stream.of(Service.values()).forEach(stack::stop);
        PlainSql plain = new PlainSql(stack, beginning, learners, progress);
        Raw raw = plain.measure(pipeline.erasuresPerSecond());
        progress.accept("Counting and searching for leftovers");
        Checks checks = plain.check(stack.platform(), databases(stack), search);
        Machine machine = Machine.with(stack.platform(), loadBefore);
        return new BenchReport(machine, settings, beginning.sizes(), figures, services, pipeline, raw, checks);
    }

    private Stack start(StackOptions wanted) {
        Stack stack = new Stack(wanted);
        running.set(stack);
        return stack.start();
    }

    private static List<ServiceFigures> services(Stack stack, Beginning beginning) {
        List<ServiceFigures> figures = new ArrayList<>();
        for (Service service : Service.values()) {
            long rss = Machine.rssMiB(stack.process(service).handle());
            figures.add(new ServiceFigures(service.room(), beginning.readyMs().getOrDefault(service, -1L), rss));
        }
        return figures;
    }

    /** The services' own databases. */
    private static List<Database> databases(Stack stack) {
        List<Database> databases = new ArrayList<>();
        for (Service service : Service.values()) {
            databases.add(stack.database(service));
            if (service.seals()) {
                databases.add(stack.keysDatabase(service));
            }
        }
        return databases;
    }

    /** May be called at any time, also from a shutdown hook. */
    @Override
    public void close() {
        Stack stack = running.getAndSet(null);
        if (stack != null) {
            stack.close();
        }
    }
}
