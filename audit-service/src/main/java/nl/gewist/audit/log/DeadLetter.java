package nl.gewist.audit.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import nl.gewist.contract.EventCodec;

/**
 * A record that a service could not read. Its content is not here: it is read again where it stands.
 *
 * @param service which could not read it
 * @param reason a code
 * @param length of its value, in bytes
 */
public record DeadLetter(
        @JsonIgnore long id,
        Instant at,
        String service,
        String reason,
        String topic,
        int partition,
        long offset,
        int length) {

    static DeadLetter of(Entry entry) {
        try {
            JsonNode data = EventCodec.mapper().readTree(entry.data());
            return new DeadLetter(
                    entry.id(),
                    entry.at(),
                    entry.source(),
                    data.path("reason").asText(),
                    data.path("topic").asText(),
                    data.path("partition").asInt(),
                    data.path("offset").asLong(),
                    data.path("length").asInt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + entry.id() + " holds no JSON", e);
        }
    }
}
