package nl.gewist.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.contract.EventType;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.bench.BenchReport.LatencyMs;

/** One request after the other on the idle system: how long somebody waits who is alone. */
final class Singles {
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Requests requests;
    private final Watch watch;
    private final Patience patience;

    Singles(Requests requests, Watch watch) {
        this.requests = requests;
        this.watch = watch;
        this.patience = new Patience(watch);
    }

    void warmUp(List<Long> learnerIds) {
        learnerIds.forEach(this::milliseconds);
    }

    LatencyMs measure(List<Long> learnerIds) {
        List<Double> took = new ArrayList<>();
        for (Long learnerId : learnerIds) {
            took.add(milliseconds(learnerId));
        }
        Percentiles percentiles = new Percentiles(took);
        return new LatencyMs(
                took.size(),
                Round.one(percentiles.at(50)),
                Round.one(percentiles.at(99)),
                Round.one(percentiles.at(100)));
    }

    private double milliseconds(long learnerId) {
        DeletionRequested wish = Wishes.of(learnerId);
        String id = wish.requestId().toString();
        Seen completed = watch.of(EventType.ERASURE_COMPLETED);
        long begin = System.nanoTime();
        requests.publish(wish);
        patience.until("a single request", PAUSE, () -> completed.of(id).isPresent());
        return (completed.of(id).getAsLong() - begin) / 1e6;
    }
}
