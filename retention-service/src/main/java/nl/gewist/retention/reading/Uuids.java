package nl.gewist.retention.reading;

import java.util.Optional;
import java.util.UUID;

/** UUIDs that people send. */
final class Uuids {
    private Uuids() {}

    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
