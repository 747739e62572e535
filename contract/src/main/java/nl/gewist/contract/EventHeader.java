package nl.gewist.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope says of an event.
 *
 * @param id CloudEvents id; together with the source unique
 * @param source CloudEvents source, for example {@code /gewist/deletion-service}
 * @param type which event
 * @param time when it happened, if the producer said so
 * @param sequence the request's sequence; 0 if the event carries none
 */
public record EventHeader(
        String id, String source, EventType type, @Nullable Instant time, int sequence) {}
