package nl.gewist.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventHeader;

/** An event that was read from Kafka. */
public record Received(Event event, EventHeader header, RecordOrigin origin) {
    /**
     * What tells this event from all others. Source and id would do if every producer kept to CloudEvents; the request
     * and the type stand beside them so that a producer that reuses an id loses nothing. Hashed, since a producer's id
     * may be longer than an index takes, or say more than we want to keep.
     *
     * @return hex SHA-256
     */
    public String key() {
        String identity =
                header.source() + " " + header.id() + " " + header.type().shortName() + " " + event.requestId();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
