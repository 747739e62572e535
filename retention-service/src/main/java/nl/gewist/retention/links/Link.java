package nl.gewist.retention.links;

import java.time.Instant;

/** A link that opens something until then. */
public record Link(String token, String url, Instant expiresAt) {
    /** Whoever has it is let in: never printed. */
    @Override
    public String toString() {
        return "Link[withheld]";
    }
}
