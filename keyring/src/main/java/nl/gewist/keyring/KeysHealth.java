package nl.gewist.keyring;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that sealed records have lost their keys. Under {@code /q/health/well}: the service itself works. */
@Wellness
@ApplicationScoped
class KeysHealth implements HealthCheck {
    private final MissingKeys keys;

    KeysHealth(MissingKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        long missing = keys.count();
        var response = HealthCheckResponse.named("what is sealed has its key").withData("missing", missing);
        if (missing > 0) {
            response.withData("cure", "restore the rows of the keys' database from its backup; see docs/keys.md");
        }
        return response.status(missing == 0).build();
    }
}
