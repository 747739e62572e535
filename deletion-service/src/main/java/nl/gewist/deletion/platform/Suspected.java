package nl.gewist.deletion.platform;

import java.time.Instant;
import nl.gewist.datamap.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * A suspicion that stands.
 *
 * @param stopsAt when erasing stops for its subject types; null when it never does
 */
record Suspected(
        Suspicion suspicion, Instant firstSeen, @Nullable Instant stopsAt) {

    boolean isOverdue(Instant now) {
        return stopsAt != null && !now.isBefore(stopsAt);
    }

    @Override
    public String toString() {
        return suspicion + (stopsAt == null ? "" : " (erasing stops at " + stopsAt + ")");
    }
}
