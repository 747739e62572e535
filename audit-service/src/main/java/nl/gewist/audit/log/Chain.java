package nl.gewist.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain: each hash is SHA-256 over the hash before it and the entry, so that nothing can be changed, left out
 * or put in between without changing every hash that follows.
 */
final class Chain {
    /** The hash before the first: 32 zero bytes. */
    static final byte[] START = new byte[32];

    private final MessageDigest sha256;
    private byte[] head;

    /** Goes on after this hash. */
    Chain(byte[] head) {
        this.head = head.clone();
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds an entry; returns its hash. */
    byte[] add(long index, Entry entry) {
        sha256.update(head);
        head = sha256.digest(canonical(index, entry).getBytes(StandardCharsets.UTF_8));
        return head.clone();
    }

    /** Lower-case hex of the last hash. */
    String head() {
        return HexFormat.of().formatHex(head);
    }

    /**
     * What is hashed: the values of {@code GET /v1/audit}, a line feed between them, nothing for what is absent. None but
     * the last can contain a line feed, and JSON escapes it.
     */
    static String canonical(long index, Entry entry) {
        return String.join(
                "\n",
                Long.toString(index),
                entry.eventKey(),
                entry.type(),
                entry.source(),
                text(entry.requestId()),
                Integer.toString(entry.sequence()),
                text(entry.round()),
                text(entry.happenedAt()),
                entry.arrivedAt().toString(),
                entry.origin().topic(),
                Integer.toString(entry.origin().partition()),
                Long.toString(entry.origin().offset()),
                entry.data());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
