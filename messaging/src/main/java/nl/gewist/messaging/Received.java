package nl.gewist.messaging;

import nl.gewist.contract.Event;
import nl.gewist.contract.EventHeader;

/** An event that was read from Kafka. */
public record Received(Event event, EventHeader header, RecordOrigin origin) {
    /**
     * What tells this event from all others. Source and id would do if every producer kept to CloudEvents; the request
     * and the type stand beside them so that a producer that reuses an id loses nothing.
     */
    String key() {
        return header.source() + " " + header.id() + " " + header.type().shortName() + " " + event.requestId();
    }
}
