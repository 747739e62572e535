package nl.gewist.deletion.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.request.DeletionConfig;
import nl.gewist.messaging.DatabaseException;
import org.jboss.logging.Logger;

/**
 * The platform's own work goes first: so many rows a second at most, on average, and none while the store says that it is
 * busy. One per replica.
 */
@ApplicationScoped
class Throttle {
    private static final Logger LOG = Logger.getLogger(Throttle.class);

    private final Platform platform;
    private final Optional<Pace> pace;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Throttle(Platform platform, DeletionConfig config) {
        this.platform = platform;
        this.pace = config.rowsPerSecond().map(perSecond -> new Pace(perSecond, System.nanoTime()));
    }

    /** These rows were erased: they are paid for with time. */
    void spend(long rows) {
        pace.ifPresent(limited -> limited.spend(rows, System.nanoTime()));
    }

    /** How long nothing more may be erased. */
    Duration pause() {
        return pace.map(limited -> limited.pause(System.nanoTime())).orElse(Duration.ZERO);
    }

    /** Whether the store says that it is busy. */
    boolean isBusy(String store) {
        try {
            boolean is = platform.isBusy(store);
            if (is ? busy.add(store) : busy.remove(store)) {
                LOG.infof("store %s is %s", store, is ? "busy: erasing pauses" : "free again");
            }
            return is;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
