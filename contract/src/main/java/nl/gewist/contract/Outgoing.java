package nl.gewist.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * An event to be published. Its id follows from its arguments, so that the same happening always has the same id.
 *
 * @param event the data
 * @param sequence the request's sequence, or that of the event this one answers
 * @param occurrence tells this happening from others of the same request and type: a round, a sequence, a notice
 * @param time when it happened
 */
public record Outgoing(Event event, int sequence, String occurrence, Instant time) {
    /** CloudEvents id, for example {@code 6f0c…/erasure.announced/1}. */
    public String id() {
        UUID request = event.requestId();
        return (request == null ? "" : request + "/") + type().shortName() + "/" + occurrence;
    }

    public EventType type() {
        return EventType.of(event);
    }
}
