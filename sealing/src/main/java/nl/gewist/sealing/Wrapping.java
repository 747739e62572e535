package nl.gewist.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import nl.gewist.sealing.SealingException.Reason;
import org.jspecify.annotations.Nullable;

/** Makes data keys, and puts them under the key-encryption key and takes them out again. */
final class Wrapping {
    private static final int KEY_BYTES = 32;

    private final KeyEncryptionKey kek;
    private final SecureRandom random = new SecureRandom();

    Wrapping(KeyEncryptionKey kek) {
        this.kek = kek;
    }

    /** A new data key for this record, wrapped. */
    byte[] newKey(String recordId) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        return wrap(dataKey, recordId);
    }

    Sealer open(byte[] wrapped, String recordId) {
        try {
            return new Sealer(kek.unwrap(wrapped, recordId));
        } catch (GeneralSecurityException e) {
            throw wrong(e);
        }
    }

    /** The same data key under the primary key of the keyset. */
    byte[] anew(byte[] wrapped, String recordId) {
        try {
            return wrap(kek.unwrap(wrapped, recordId), recordId);
        } catch (GeneralSecurityException e) {
            throw wrong(e);
        }
    }

    private byte[] wrap(byte[] dataKey, String recordId) {
        try {
            return kek.wrap(dataKey, recordId);
        } catch (GeneralSecurityException e) {
            throw new SealingException(Reason.KEY_INVALID, "The key-encryption key cannot wrap a data key.", e);
        }
    }

    static SealingException wrong(@Nullable Throwable cause) {
        return new SealingException(
                Reason.KEY_WRONG,
                "The key-encryption key does not open the data keys of this database, or not all of them: they were"
                        + " wrapped with another one. Give the service the keyset it was first started with (after a"
                        + " rotation: the one that still contains the older keys), or this database's backup that"
                        + " belongs to the key given.",
                cause);
    }
}
