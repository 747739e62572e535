package nl.gewist.deletion.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/** Looks for what the map may have forgotten, at start and from time to time; seldom, because it samples rows. */
@ApplicationScoped
class SuspicionChecker extends Worker {
    private final Platform platform;
    private final Suspicions suspicions;

    SuspicionChecker(
            Platform platform,
            Suspicions suspicions,
            PlatformConfig config,
            WorkerSettings settings,
            MeterRegistry meters) {
        super(new WorkerSettings(config.mapSampleInterval(), settings.maxBackOff()));
        this.platform = platform;
        this.suspicions = suspicions;
        meters.gauge("gewist.map.suspicions", suspicions, Suspicions::count);
    }

    @Override
    protected int work() throws SQLException {
        suspicions.stand(platform.suspicions());
        return 0;
    }
}
