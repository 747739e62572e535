package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service's process: started, watched, and started again when it dies by itself, three times at most. */
public final class ServiceProcess {
    private static final int MOST_RESTARTS = 3;
    private static final int TERMINATED = 128 + 15;
    private static final int INTERRUPTED = 128 + 2;
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);

    private final Service service;
    private final List<String> command;
    private final Path folder;
    private final Path log;
    private final Consumer<String> progress;
    private final Runnable changed;
    private volatile @Nullable Process process;
    private volatile int restarts;
    private boolean wanted;
    private boolean wasReady;

    ServiceProcess(
            Service service, List<String> command, Path folder, Path log, Consumer<String> progress, Runnable changed) {
        this.service = service;
        this.command = List.copyOf(command);
        this.folder = folder;
        this.log = log;
        this.progress = progress;
        this.changed = changed;
    }

    public Service service() {
        return service;
    }

    /** How often it died by itself and was started again. */
    public int restarts() {
        return restarts;
    }

    /** The process as it runs now, or null. */
    public @Nullable ProcessHandle handle() {
        Process current = process;
        return current == null || !current.isAlive() ? null : current.toHandle();
    }

    /** What it was started with. */
    public List<String> command() {
        return command;
    }

    void start() {
        startUnlessRunning();
        changed.run();
    }

    private synchronized void startUnlessRunning() {
        if (handle() != null) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("QUARKUS_PROFILE", "local");
        // Each of glibc's arenas keeps memory of its own; two are plenty here.
        environment.put("MALLOC_ARENA_MAX", "2");
        try {
            Process started = builder.start();
            process = started;
            wanted = true;
            started.onExit().thenAcceptAsync(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(service.room() + " cannot be started", e);
        }
    }

    /** SIGKILL, as a crash; it stays down until it is started again. */
    void kill() {
        Process killed = unwanted();
        if (killed != null) {
            killed.destroyForcibly();
            awaitEnd(killed, PATIENCE_TO_STOP);
        }
        changed.run();
    }

    /** SIGTERM, then SIGKILL when that takes longer than 20 seconds. */
    void stop() {
        stop(PATIENCE_TO_STOP);
    }

    void stop(Duration patience) {
        Process stopping = unwanted();
        if (stopping == null) {
            return;
        }
        stopping.destroy();
        if (!awaitEnd(stopping, patience)) {
            progress.accept(service.room() + " did not stop in time and is killed");
            kill();
        }
        changed.run();
    }

    private synchronized @Nullable Process unwanted() {
        wanted = false;
        return process;
    }

    private void ended(Process ended) {
        int code = ended.exitValue();
        if (code == TERMINATED || code == INTERRUPTED) {
            // Ctrl-C reaches the services as well as us: give our own end the time to say that it is wanted.
            awaitNothing(Duration.ofSeconds(1));
        }
        restart(ended, code);
        changed.run();
    }

    private synchronized void restart(Process ended, int code) {
        if (!wanted || ended != process) {
            return;
        }
        // What ends before it was ready once would only end again.
        boolean hopeless = restarts == MOST_RESTARTS || !wasReady;
        String what = service.room() + " ended (" + code + "; see " + log + ")";
        if (hopeless) {
            wanted = false;
            progress.accept(what + " and stays down");
            return;
        }
        restarts = restarts + 1;
        progress.accept(what + "; starting it again, " + restarts + " of " + MOST_RESTARTS);
        startUnlessRunning();
    }

    /** From now on it is started again when it dies. */
    synchronized void ready() {
        wasReady = true;
    }

    private static boolean awaitEnd(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void awaitNothing(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
