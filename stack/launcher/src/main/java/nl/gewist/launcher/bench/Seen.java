package nl.gewist.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The events of one type seen so far; an event told twice is counted twice, but its request is known once. */
final class Seen {
    private final Map<String, Long> firstSeen = new HashMap<>();
    private long events;
    private long sum;
    private long latest;

    /** @param nanos of {@link System#nanoTime()} */
    synchronized void note(String request, long nanos, JsonNode data) {
        events++;
        if (firstSeen.putIfAbsent(request, nanos) == null) {
            sum += data.path("count").asLong();
        }
        latest = nanos;
    }

    synchronized long events() {
        return events;
    }

    synchronized int requests() {
        return firstSeen.size();
    }

    /** Of the field {@code count}, where the type has one. */
    synchronized long sum() {
        return sum;
    }

    /** When the last one was seen. */
    synchronized long latest() {
        return latest;
    }

    /** When the first one of this request was seen. */
    synchronized OptionalLong of(String request) {
        Long nanos = firstSeen.get(request);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
