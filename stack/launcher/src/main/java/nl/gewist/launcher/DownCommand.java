package nl.gewist.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops a stack that runs, or what a killed one left: only processes that the state file names and that still are they. */
@Command(name = "down", description = "Stops what was left running.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Path folder = Launcher.root().resolve(".gewist");
        Optional<StackState> state = StackState.read(folder);
        if (state.isEmpty()) {
            System.out.println("Nothing was left running.");
            return 0;
        }
        List<ProcessHandle> launcher = state.get().launcher().alive().stream().toList();
        List<ProcessHandle> left = state.get().leftovers();
        for (ProcessHandle process : launcher.isEmpty() ? left : launcher) {
            stop(process);
        }
        // A launcher that had to be killed leaves the others.
        for (ProcessHandle process : left) {
            stop(process);
        }
        StackState.delete(folder);
        System.out.println("Stopped " + (launcher.size() + left.size()) + " processes.");
        return 0;
    }

    private static void stop(ProcessHandle process) throws InterruptedException, ExecutionException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
