package nl.gewist.launcher.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.launcher.bench.BenchReport.Checks;
import org.jspecify.annotations.Nullable;

/** The retention-service alone, with its databases and the platform, one part after the other. */
final class RetentionBench implements AutoCloseable {
    private static final String HEAP = "128m";
    private static final int PURGED = 100_000;
    private static final Set<Service> OTHERS = EnumSet.complementOf(EnumSet.of(Service.RETENTION));

    private final Path root;
    private final int learners;
    private final int erasures;
    private final Consumer<String> progress;
    private final AtomicReference<@Nullable Stack> running = new AtomicReference<>();

    RetentionBench(Path root, int learners, int erasures, Consumer<String> progress) {
        this.root = root;
        this.learners = learners;
        this.progress = progress;
        this.erasures = erasures;
    }

    RetentionReport run() throws Exception {
        double loadBefore = Machine.load();
        Stack stack = start();
        Map<String, Number> figures = new LinkedHashMap<>();
        List<String> disagreements = new ArrayList<>();
        for (RetentionPart part : parts(stack)) {
            part.measure(
                    stack,
                    (name, figure) -> {
                        figures.put(name, figure);
                        progress.accept(name + ": " + figure);
                    },
                    disagreements::add);
        }
        return new RetentionReport(Machine.with(stack.platform(), loadBefore), figures, new Checks(disagreements));
    }

    /** The first fills the vault; the last leaves it full of erasures. */
    private List<RetentionPart> parts(Stack stack) {
        return List.of(
                new SecuringPart(learners),
                new PdfPart(stack.tokens().portal()),
                new PurgingPart(PURGED),
                new CataloguePart(erasures));
    }

    private Stack start() throws Exception {
        StackOptions options = StackOptions.isolated(root, root.resolve(".gewist/bench-retention"))
                .withHeap(HEAP)
                .withAot(StackOptions.Aot.MAKE)
                .withLearners(learners)
                .withoutServices(OTHERS)
                .withFresh(true)
                .withProgress(progress);
        Stack stack = new Stack(options);
        running.set(stack);
        stack.start();
        Platforms.settle(stack.platform());
        return stack;
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
