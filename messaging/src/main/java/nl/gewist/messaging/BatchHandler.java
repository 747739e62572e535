package nl.gewist.messaging;

import java.util.List;

/** What a service does with events: change state, add outgoing events. Runs in a transaction; calls nothing slow. */
@FunctionalInterface
public interface BatchHandler {
    /** Applies events that nobody applied before, in the order of their partitions. */
    void apply(List<Received> events);
}
