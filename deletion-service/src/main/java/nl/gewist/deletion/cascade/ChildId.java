package nl.gewist.deletion.cascade;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of a learner's request within a customer's: whoever makes it, however often, it is the same. */
final class ChildId {
    private ChildId() {}

    /** UUID version 5 (RFC 9562, section 5.5) of the learner's id in the namespace of the customer's request. */
    static UUID of(UUID parent, String learnerId) {
        byte[] name = learnerId.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(16 + name.length)
                .putLong(parent.getMostSignificantBits())
                .putLong(parent.getLeastSignificantBits())
                .put(name)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(sha1().digest(input));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
