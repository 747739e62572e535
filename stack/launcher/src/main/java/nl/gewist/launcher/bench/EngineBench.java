package nl.gewist.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.gewist.datamap.DataMap;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.launcher.bench.BenchReport.Checks;
import nl.gewist.launcher.bench.EngineReport.Engine;
import nl.gewist.launcher.bench.EngineReport.Point;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.SampleReader;
import org.jspecify.annotations.Nullable;

/** Platforms of growing size, the last one with a long history; plain SQL erases the same learners on a copy of it. */
final class EngineBench implements AutoCloseable {
    private static final String HEAP = "256m";
    private static final int POINT = 1000;
    private static final int COSTLIEST = 8;
    private static final int SWEPT = 5000;
    private static final Set<Service> OTHERS = EnumSet.complementOf(EnumSet.of(Service.DELETION));

    private final Path root;
    private final int learners;
    private final int erased;
    private final int history;
    private final Consumer<String> progress;
    private final List<Point> curve = new ArrayList<>();
    private final AtomicReference<@Nullable Stack> running = new AtomicReference<>();

    EngineBench(Path root, int learners, int erased, int history, Consumer<String> progress) {
        this.root = root;
        this.learners = learners;
        this.erased = Math.min(erased, learners - 2 * POINT);
        this.history = history;
        this.progress = progress;
    }

    EngineReport run() throws SQLException, IOException {
        double loadBefore = Machine.load();
        for (int size = 1200; size < learners; size = size * 10) {
            Stack stack = start(size);
            point(load(stack), ids(stack).subList(0, POINT), size, 0);
            close();
        }
        Stack stack = start(learners);
        Database copy = Platforms.copy(unconnected(stack), "gewist_plain_many");
        stack.start(Service.DELETION);
        List<Long> ids = ids(stack);
        List<PersonValues> values = values(stack, ids.subList(0, 2 * POINT + erased));
        EngineLoad load = load(stack);
        point(load, ids.subList(0, POINT), learners, 0);
        load.remember(history);
        point(load, ids.subList(POINT, 2 * POINT), learners, history);
        List<Long> chosen = ids.subList(2 * POINT, 2 * POINT + erased);
        return new EngineReport(
                Machine.with(stack.platform(), loadBefore),
                engine(stack, load, chosen, copy, ids),
                check(stack, copy, values));
    }

    private Engine engine(Stack stack, EngineLoad load, List<Long> chosen, Database copy, List<Long> ids)
            throws SQLException {
        StatementStatistics statements = new StatementStatistics(stack.platform());
        Platforms.settle(stack.platform());
        statements.reset();
        CpuTime before = CpuTime.of(stack);
        double perSecond = load.erase(chosen);
        Map<String, Double> cpu = CpuTime.of(stack).millisecondsEach(before, chosen.size());
        progress.accept("Engine: " + perSecond + " learners/s");
        long rss = Machine.rssMiB(stack.process(Service.DELETION).handle());
        double perErasure = Round.two((double) statements.calls() / chosen.size());
        List<EngineReport.Costly> costliest = statements.costliest(COSTLIEST);
        stack.stop(Service.DELETION);
        load.sweepOnlyFor(SWEPT);
        stack.start(Service.DELETION);
        EngineLoad.Swept swept = load.swept();
        progress.accept("Sweep for " + swept.requests() + " requests: " + swept.seconds() + " s");
        long sweptRss = Machine.rssMiB(stack.process(Service.DELETION).handle());
        stack.stop(Service.DELETION);
        double raw = raw(copy, ids.subList(0, 2 * POINT), chosen);
        return new Engine(
                perSecond,
                raw,
                Round.two(perSecond / raw),
                perErasure,
                cpu,
                rss,
                swept.seconds(),
                swept.requests(),
                sweptRss,
                List.copyOf(curve),
                costliest);
    }

    private double raw(Database copy, List<Long> before, List<Long> chosen) throws SQLException {
        Platforms.settle(copy);
        try (RawErasing erasing = new RawErasing(copy, BenchSettings.RAW_BATCH)) {
            erasing.erase(before);
            double perSecond = erasing.erase(chosen);
            progress.accept("Plain SQL: " + perSecond + " learners/s");
            return perSecond;
        }
    }

    private Checks check(Stack stack, Database copy, List<PersonValues> values) throws SQLException {
        progress.accept("Counting and searching for leftovers");
        Agreement agreement = new Agreement();
        agreement.same("plain SQL in sets", Platforms.counts(stack.platform()), Platforms.counts(copy));
        agreement.nothingLeft(new LeftoverSearch(values), stack.platform());
        agreement.nothingLeft(new LeftoverSearch(values), stack.database(Service.DELETION));
        return new Checks(agreement.disagreements());
    }

    private void point(EngineLoad load, List<Long> ids, int size, int closed) throws SQLException {
        double perSecond = load.erase(ids);
        curve.add(new Point(size, closed, ids.size(), perSecond, Round.two(1000 / perSecond)));
        progress.accept(size + " learners, " + closed + " closed requests: " + perSecond + " learners/s");
    }

    private Stack start(int size) throws SQLException {
        StackOptions options = StackOptions.isolated(root, root.resolve(".gewist/bench-engine"))
                .withHeap(HEAP)
                .withAot(StackOptions.Aot.MAKE)
                .withLearners(size)
                .withoutServices(OTHERS)
                .withFresh(true)
                .withProgress(progress);
        Stack stack = new Stack(options);
        running.set(stack);
        stack.start();
        Platforms.settle(stack.platform());
        return stack;
    }

    /** A database is copied only while nobody is connected to it. */
    private static Database unconnected(Stack stack) {
        stack.stop(Service.DELETION);
        return stack.platform();
    }

    private static EngineLoad load(Stack stack) throws IOException {
        return new EngineLoad(
                stack.database(Service.DELETION), DataMap.read(stack.dataMap()).version());
    }

    private static List<Long> ids(Stack stack) throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            return new SampleReader(platform).learnerIds();
        }
    }

    private static List<PersonValues> values(Stack stack, List<Long> ids) throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            return new SampleReader(platform).personValues(ids);
        }
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
