package nl.gewist.retention.backups;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says what is wrong with the backups. Not under readiness: taking the service out of the cluster mends no backup. */
@Wellness
@ApplicationScoped
class BackupsHealth implements HealthCheck {
    private final Alarms alarms;

    BackupsHealth(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public HealthCheckResponse call() {
        List<Alarms.Standing> standing = alarms.standing();
        long overdue = alarms.overdue();
        var response = HealthCheckResponse.named("backups are gone in time").withData("overdue-erasures", overdue);
        standing.forEach(alarm -> response.withData(alarm.store() + "." + alarm.code(), "since " + alarm.since()));
        return response.status(standing.isEmpty() && overdue == 0).build();
    }
}
