package nl.gewist.audit.log;

import nl.gewist.contract.Event;

/** An event that just arrived, with its entry. Only the entry is kept. */
public record Heard(Entry entry, Event event) {
    Heard storedAs(long id) {
        return new Heard(
                new Entry(
                        id,
                        entry.eventKey(),
                        entry.type(),
                        entry.source(),
                        entry.requestId(),
                        entry.sequence(),
                        entry.round(),
                        entry.happenedAt(),
                        entry.arrivedAt(),
                        entry.origin(),
                        entry.data()),
                event);
    }
}
