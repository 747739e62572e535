package nl.gewist.deletion.sweep;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that something of an erased person is there, or that nobody looked. */
@Wellness
@ApplicationScoped
class SweepHealth implements HealthCheck {
    private final Sweeper sweeper;
    private final SweepConfig config;
    private final Clock clock;

    SweepHealth(Sweeper sweeper, SweepConfig config, Clock clock) {
        this.sweeper = sweeper;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var seen = sweeper.seen();
        Instant oldest = clock.instant().minus(config.every().multipliedBy(2));
        boolean passed = seen.last().stream()
                .allMatch(last -> last.isPassed() && last.startedAt().isAfter(oldest));
        var response = HealthCheckResponse.named("nothing of erased people is found")
                .withData("open-findings", seen.openFindings());
        seen.last().forEach(last -> {
            response.withData("last-started", last.startedAt().toString());
            if (last.code() != null) {
                response.withData("broke-off", last.code());
            }
            if (!last.unreadable().isEmpty()) {
                response.withData("grant-select-on", String.join(", ", last.unreadable()));
            }
        });
        return response.status(passed && seen.openFindings() == 0).build();
    }
}
