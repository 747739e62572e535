package nl.gewist.retention.backups;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gauges to alarm on: how many alarms stand, how many erasures are overdue. */
@ApplicationScoped
class BackupsMeters {
    private final Alarms alarms;

    BackupsMeters(Alarms alarms) {
        this.alarms = alarms;
    }

    void register(@Observes StartupEvent event, MeterRegistry meters) {
        meters.gauge("gewist.backups.alarms", alarms, all -> all.standing().size());
        meters.gauge("gewist.backups.overdue", alarms, Alarms::overdue);
    }
}
