package nl.gewist.deletion.platform;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says where the map does not fit and what it may have forgotten. Under {@code /q/health/well} and not under readiness:
 * taking the service out of the cluster would not mend the map, and requests must still be registered.
 */
@Wellness
@ApplicationScoped
class MapHealth implements HealthCheck {
    private final Platform platform;
    private final Suspicions suspicions;

    MapHealth(Platform platform, Suspicions suspicions) {
        this.platform = platform;
        this.suspicions = suspicions;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("data map fits the platform");
        var misfits = platform.misfits();
        for (int i = 0; i < misfits.size(); i++) {
            response.withData("misfit-" + (i + 1), misfits.get(i).toString());
        }
        var suspected = suspicions.standing();
        for (int i = 0; i < suspected.size(); i++) {
            response.withData("suspicion-" + (i + 1), suspected.get(i).toString());
        }
        return response.status(misfits.isEmpty() && suspicions.count() == 0).build();
    }
}
