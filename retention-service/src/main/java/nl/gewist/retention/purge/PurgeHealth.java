package nl.gewist.retention.purge;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.retention.clock.ClockGuard;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that records outlive their last day. Under {@code /q/health/well}: the service itself works. */
@Wellness
@ApplicationScoped
class PurgeHealth implements HealthCheck {
    private final PurgeWatch watch;
    private final ClockGuard guard;

    PurgeHealth(PurgeWatch watch, ClockGuard guard) {
        this.watch = watch;
        this.guard = guard;
    }

    @Override
    public HealthCheckResponse call() {
        String stopped = guard.stopped();
        var response =
                HealthCheckResponse.named("records end on their last day").withData("overdue", watch.overdue());
        if (stopped != null) {
            response.withData("stopped", stopped)
                    .withData("cure", "mend the clock, then POST /v1/retention/purging/release?reason=<code>");
        }
        return response.status(stopped == null && watch.overdue() == 0).build();
    }
}
