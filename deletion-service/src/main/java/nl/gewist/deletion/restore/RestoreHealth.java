package nl.gewist.deletion.restore;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that a store was put back and must not be opened yet. */
@Wellness
@ApplicationScoped
class RestoreHealth implements HealthCheck {
    private final Replayer replayer;

    RestoreHealth(Replayer replayer) {
        this.replayer = replayer;
    }

    @Override
    public HealthCheckResponse call() {
        var open = replayer.seen().open();
        var response = HealthCheckResponse.named("restored stores may be opened");
        for (RestoreView restore : open) {
            response.withData(
                    restore.restoreId().toString(),
                    "%s: %s, %d of %d applied again %s"
                            .formatted(
                                    restore.store(),
                                    restore.state(),
                                    restore.replayed(),
                                    restore.erasures(),
                                    restore.codes()));
        }
        return response.status(open.isEmpty()).build();
    }
}
