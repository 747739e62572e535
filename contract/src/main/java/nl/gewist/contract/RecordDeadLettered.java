package nl.gewist.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record a service could not read. Names its origin, where it can be read again; never its content.
 *
 * @param topic origin
 * @param partition origin
 * @param offset origin
 * @param reason a code, for example {@code not-json}
 * @param length of the value in bytes
 * @param sha256 hex digest of the value
 */
public record RecordDeadLettered(String topic, int partition, long offset, String reason, int length, String sha256)
        implements Event {
    @Override
    public @Nullable UUID requestId() {
        return null;
    }
}
