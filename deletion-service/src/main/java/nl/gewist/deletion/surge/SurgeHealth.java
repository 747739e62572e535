package nl.gewist.deletion.surge;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that requests wait in quarantine. Under {@code /q/health/well}: the service itself works. */
@Wellness
@ApplicationScoped
class SurgeHealth implements HealthCheck {
    private final SurgeWatch watch;

    SurgeHealth(SurgeWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("no requests in quarantine");
        var quarantined = watch.quarantined();
        quarantined.forEach(some -> response.withData(some.subjectType(), some.requests())
                .withData(
                        some.subjectType() + "-nearest-deadline",
                        some.nearestDeadline().toString()));
        return response.status(quarantined.isEmpty()).build();
    }
}
