package nl.gewist.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A loop that takes due rows and does the slow work consumers must not do. Rows are taken with
 * {@code for no key update skip locked}, so that threads and replicas share the work and a crash frees the rows by itself.
 * Subclasses are {@code @ApplicationScoped}. A failure never ends the loop: it pauses, longer each time, and goes on.
 */
public abstract class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Semaphore signal = new Semaphore(0);
    private final WorkerSettings settings;
    private volatile boolean running;
    private final AtomicLong looks = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    protected Worker(WorkerSettings settings) {
        this.settings = settings;
    }

    /** For the proxy. */
    protected Worker() {
        this(new WorkerSettings(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    /**
     * Takes and does what is due.
     *
     * @return how many rows were done; more than 0 means: look again at once
     */
    protected abstract int work() throws Exception;

    /** How many do it side by side. More than one only where {@link #work} may be called by several at a time. */
    protected int threads() {
        return 1;
    }

    /** What it does, for logs and thread names. */
    protected String name() {
        return getClass().getSimpleName().replace("_Subclass", "");
    }

    /** Something may be due: look now instead of at the next poll. */
    public void wake() {
        if (signal.availablePermits() == 0) {
            signal.release(threads());
        }
    }

    /** How often it has looked for due rows. */
    public long looks() {
        return looks.get();
    }

    /** Failures since it last worked. */
    public int failures() {
        return failures.get();
    }

    /** Begins with the application. */
    public void start(@Observes StartupEvent event) {
        running = true;
        for (int no = 1; no <= threads(); no++) {
            Thread worker = new Thread(this::loop, name() + (threads() == 1 ? "" : "-" + no));
            worker.setDaemon(true);
            worker.start();
            threads.add(worker);
        }
    }

    /** Ends with the application, after the row at hand. */
    public void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal.release(threads.size());
        long end = System.nanoTime() + STOP.toNanos();
        for (Thread worker : threads) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            if (!worker.join(left)) {
                worker.interrupt();
            }
        }
        stopped();
    }

    /** Called when the loop has ended, to give things back. */
    protected void stopped() {}

    private void loop() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                boolean more = work() > 0;
                looks.incrementAndGet();
                failures.set(0);
                pause = FIRST_PAUSE;
                if (!more) {
                    await(settings.pollInterval());
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (Exception e) {
                failures.incrementAndGet();
                LOG.warnf("%s: %s; trying again in %d ms", name(), Failures.code(e), pause.toMillis());
                LOG.debug("failure", e);
                pause = pauseAfterFailure(pause);
            }
        }
    }

    private Duration pauseAfterFailure(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            running = false;
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.maxBackOff()) > 0 ? settings.maxBackOff() : doubled;
    }

    private void await(Duration longest) throws InterruptedException {
        signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
