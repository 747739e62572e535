package nl.gewist.deletion.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/** Compares map and live schema at start and from time to time. */
@ApplicationScoped
class MapChecker extends Worker {
    private final Platform platform;

    MapChecker(Platform platform, PlatformConfig config, WorkerSettings settings, MeterRegistry meters) {
        super(new WorkerSettings(config.mapCheckInterval(), settings.maxBackOff()));
        this.platform = platform;
        meters.gauge(
                "gewist.map.misfits", platform, checked -> checked.misfits().size());
    }

    @Override
    protected int work() throws SQLException {
        platform.check();
        return 0;
    }
}
