package nl.gewist.deletion.surge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Roots;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/** Counts the platform's people now and then, and knows what is in quarantine, for metrics and health. */
@ApplicationScoped
class SurgeWatch extends Worker {
    private static final Duration COUNT_EVERY = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final SurgeTable table;
    private final SubjectTypes subjectTypes;
    private final Platform platform;
    private final DataMap map;
    private final Clock clock;
    private volatile List<Quarantined> quarantined = List.of();

    SurgeWatch(
            SurgeTable table,
            SubjectTypes subjectTypes,
            Platform platform,
            DataMap map,
            Clock clock,
            MeterRegistry meters,
            WorkerSettings settings) {
        super(new WorkerSettings(LOOK_EVERY, settings.maxBackOff()));
        this.table = table;
        this.subjectTypes = subjectTypes;
        this.platform = platform;
        this.map = map;
        this.clock = clock;
        for (SubjectType type : SubjectType.values()) {
            Gauge.builder("gewist.surge.quarantined", this, watch -> watch.number(type.word()))
                    .tag("subject", type.word())
                    .register(meters);
        }
    }

    /** As of the last look. */
    List<Quarantined> quarantined() {
        return quarantined;
    }

    @Override
    protected int work() throws SQLException {
        quarantined = table.quarantined();
        for (SubjectType type : SubjectType.values()) {
            if (subjectTypes.isMapped(type)
                    && !table.countedSince(type.word(), clock.instant().minus(COUNT_EVERY))) {
                count(type.word());
            }
        }
        return 0;
    }

    private void count(String subjectType) throws SQLException {
        try (Connection store = platform.connection(subjectType)) {
            table.counted(subjectType, Roots.of(map, subjectType).count(store), clock.instant());
        }
    }

    private double number(String subjectType) {
        return quarantined.stream()
                .filter(some -> some.subjectType().equals(subjectType))
                .mapToLong(Quarantined::requests)
                .sum();
    }
}
