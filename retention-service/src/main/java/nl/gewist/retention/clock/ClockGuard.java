package nl.gewist.retention.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.gewist.contract.RetentionEvent.PurgingReleased;
import nl.gewist.contract.RetentionEvent.PurgingStopped;
import nl.gewist.messaging.Outbox;
import nl.gewist.retention.clock.ClockTable.ClockState;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A clock that is ten years ahead would destroy everything. So whatever destroys asks here first: once the clock has gone
 * back, or further ahead than is plausible, the answer stays no until a person has looked.
 */
@ApplicationScoped
public class ClockGuard {
    private static final Logger LOG = Logger.getLogger(ClockGuard.class);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final ClockTable table;
    private final ClockConfig config;
    private final Outbox outbox;
    private final Clock clock;
    private volatile @Nullable String stopped;

    ClockGuard(ClockTable table, ClockConfig config, Outbox outbox, Clock clock) {
        this.table = table;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether the time may be believed, and something destroyed on its account. */
    @Transactional
    public boolean mayDestroy() {
        Instant now = clock.instant();
        ClockState state = table.lock(now);
        if (state.stoppedCode() == null) {
            look(state, now);
        } else {
            stopped = state.stoppedCode();
        }
        return stopped == null;
    }

    private void look(ClockState state, Instant now) {
        Verdict verdict = Verdict.of(state.believed(), now, config.plausibleBack(), config.plausibleAhead());
        if (verdict == Verdict.PLAUSIBLE) {
            stopped = null;
            if (now.isAfter(state.believed().plus(NOTED_EVERY))) {
                table.believe(now);
            }
            return;
        }
        stopped = verdict.code();
        table.stop(verdict.code(), now);
        outbox.add(new PurgingStopped(verdict.code()), 0, verdict.code() + "/" + now);
        LOG.errorf("nothing is destroyed until a person has looked: %s", verdict.code());
    }

    /**
     * A person has looked: from now on the clock is believed again.
     *
     * @param reason a code
     * @return false if nothing was stopped
     */
    @Transactional
    public boolean release(String role, String reason) {
        Instant now = clock.instant();
        if (table.lock(now).stoppedCode() == null) {
            return false;
        }
        table.release(now, role, reason);
        outbox.add(new PurgingReleased(role, reason), 0, now);
        stopped = null;
        return true;
    }

    /** Why nothing is destroyed, a code; null if it may be. As of the last look. */
    public @Nullable String stopped() {
        return stopped;
    }
}
