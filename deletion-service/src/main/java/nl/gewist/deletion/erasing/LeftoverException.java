package nl.gewist.deletion.erasing;

import java.util.Set;
import java.util.UUID;

/** The second look still finds something of these requests. */
final class LeftoverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<UUID> requestIds;

    LeftoverException(Set<UUID> requestIds) {
        super("verification failed for " + requestIds.size() + " requests");
        this.requestIds = Set.copyOf(requestIds);
    }

    Set<UUID> requestIds() {
        return requestIds;
    }
}
