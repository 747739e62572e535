package nl.gewist.sealing;

import org.jspecify.annotations.Nullable;

/**
 * Sealing or unsealing was refused. The message says what is wrong and how to cure it; it never carries a key, a sealed
 * or a plain value.
 */
public final class SealingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused, for callers that act on it. */
    public enum Reason {
        /** There is no key-encryption key to read: configuration or a lost file. */
        KEY_MISSING,
        /** The key-encryption key is there but is no AES-GCM keyset. */
        KEY_INVALID,
        /** No client for such a KMS, or none with credentials. */
        KMS_UNKNOWN,
        /** The KMS is down, does not let us, or lost the key; nothing was touched. */
        KMS_REFUSED,
        /** A new key was to be written where something is already. */
        KEY_EXISTS,
        /** The key-encryption key is a good one, but not the one these data keys were wrapped with. */
        KEY_WRONG,
        /** The value was changed, or was sealed for another record or purpose. */
        VALUE_REFUSED,
        /** The database of the data keys did not answer; trying again helps. */
        STORE_UNAVAILABLE
    }

    private final Reason reason;

    SealingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
