package nl.gewist.deletion.surge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.messaging.Outbox;
import org.jboss.logging.Logger;

/**
 * A script gone wrong, or somebody who means harm, must not empty a platform: what comes above an hour's limit is held
 * until a person lets it go. The month of its deadline goes on.
 */
@ApplicationScoped
public class SurgeGuard {
    /** Why a request is held. */
    public static final String CODE = "surge";

    static final Duration WINDOW = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(SurgeGuard.class);

    private final SurgeTable table;
    private final SurgeConfig config;
    private final Outbox outbox;
    private final Clock clock;

    SurgeGuard(SurgeTable table, SurgeConfig config, Outbox outbox, Clock clock) {
        this.table = table;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Holds those of these requests that are too many, the last ones first. Waits for other transactions that register
     * requests of this type, so that together they count right; runs in the caller's transaction.
     *
     * @param registered for subjects of this type, in this transaction, in the order they came
     */
    public void holdSurplus(String subjectType, List<UUID> registered) {
        if (registered.isEmpty()) {
            return;
        }
        table.lock(subjectType);
        int limit = config.limit().of(table.live(subjectType));
        Instant now = clock.instant();
        int passed = table.passedSince(subjectType, now.minus(WINDOW), Math.addExact(limit, registered.size()));
        int surplus = Math.clamp(passed - limit, 0, registered.size());
        if (surplus > 0) {
            hold(registered.subList(registered.size() - surplus, registered.size()), now);
            LOG.warnf(
                    "surge: %d requests for subjects of type %s are above the limit of %d per hour and wait for a person",
                    surplus, subjectType, limit);
        }
    }

    private void hold(List<UUID> requestIds, Instant now) {
        outbox.add(table.quarantine(requestIds, now).stream()
                .map(moved ->
                        outbox.outgoing(new ErasureHeld(moved.requestId(), CODE), moved.sequence(), moved.sequence()))
                .toList());
    }
}
