package nl.gewist.messaging;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What every service injects: the clock and the workers' settings. */
class Producers {
    /** Month terms are counted where the platform's people live (Reg. 1182/71). */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final Set<String> MAY_MOVE_TIME = Set.of("dev", "test", "local");

    @Produces
    @Singleton
    Clock clock(MessagingConfig config) {
        Duration offset = config.clock().offset();
        List<String> profiles = ConfigUtils.getProfiles();
        boolean mayMove = profiles.stream().anyMatch(MAY_MOVE_TIME::contains);
        if (mayMove) {
            return new OffsetClock(Clock.system(ZONE), offset);
        }
        if (!offset.isZero()) {
            throw new IllegalStateException("gewist.clock.offset is only allowed in the profiles dev, test and local;"
                    + " remove it or set QUARKUS_PROFILE");
        }
        return Clock.system(ZONE);
    }

    @Produces
    @Singleton
    WorkerSettings workerSettings(MessagingConfig config) {
        return new WorkerSettings(
                config.messaging().pollInterval(), config.messaging().maxBackOff());
    }
}
