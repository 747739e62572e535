package nl.gewist.deletion.sweep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sweep, for people.
 *
 * @param finishedAt null while it runs, or where the service died in it
 * @param code why it broke off
 * @param requests how many it was for
 * @param unreadable fields this service's role may not read: while there are any, nothing passes
 */
public record SweepView(
        long sweepId,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String code,
        int requests,
        List<String> unreadable) {
    boolean isPassed() {
        return finishedAt != null && code == null && unreadable.isEmpty();
    }
}
