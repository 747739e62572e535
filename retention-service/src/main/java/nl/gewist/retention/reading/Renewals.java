package nl.gewist.retention.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says how often links may still be renewed: for one request number (somebody tries invoice numbers), and altogether
 * (somebody tries request numbers). Per replica, and forgotten when it stops.
 */
@ApplicationScoped
class Renewals {
    static final int PER_REQUEST = 10;
    static final int ALTOGETHER = 1_000;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Deque<Instant> all = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>();

    Renewals(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may be tried now; it counts if so. */
    synchronized boolean allow(String requestId) {
        Deque<Instant> ofRequest = tries.computeIfAbsent(requestId, _ -> new ArrayDeque<>());
        if (tries.size() > REMEMBERED) {
            tries.remove(tries.keySet().iterator().next());
        }
        if (recent(all) >= ALTOGETHER || recent(ofRequest) >= PER_REQUEST) {
            return false;
        }
        Instant now = clock.instant();
        all.addLast(now);
        ofRequest.addLast(now);
        return true;
    }

    private int recent(Deque<Instant> times) {
        Instant since = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) {
            times.removeFirst();
        }
        return times.size();
    }
}
