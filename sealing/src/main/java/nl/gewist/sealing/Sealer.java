package nl.gewist.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import nl.gewist.sealing.SealingException.Reason;

/**
 * Seals and unseals the values of one record with that record's open data key (AES-256-GCM). Thread-safe, costs
 * microseconds; hold it for one unit of work, not longer, since destroying the key cannot reach an open sealer.
 */
public final class Sealer {

    /** First byte of every sealed value, so that the format can change while old values stay readable. */
    private static final byte FORMAT = 1;

    private final Aead aead;

    Sealer(byte[] dataKey) throws GeneralSecurityException {
        this.aead = new AesGcmJce(dataKey);
    }

    /**
     * Encrypts and authenticates a value.
     *
     * @param associatedData what the value is and whose (for instance {@code vault/<id>/buyer}); not secret, and
     *     needed again to unseal, so that a value moved to another row or column is refused
     */
    public byte[] seal(byte[] plain, String associatedData) {
        try {
            byte[] encrypted = aead.encrypt(plain, bytes(associatedData));
            byte[] sealed = new byte[encrypted.length + 1];
            sealed[0] = FORMAT;
            System.arraycopy(encrypted, 0, sealed, 1, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new SealingException(Reason.VALUE_REFUSED, "The value is too long to seal (2 GiB at most).", e);
        }
    }

    /**
     * Decrypts a value and proves it unchanged.
     *
     * @throws SealingException {@code VALUE_REFUSED} if it was altered, or sealed for another record or purpose
     */
    public byte[] unseal(byte[] sealed, String associatedData) {
        if (sealed.length == 0 || sealed[0] != FORMAT) {
            throw refused();
        }
        try {
            return aead.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), bytes(associatedData));
        } catch (GeneralSecurityException e) {
            throw refused();
        }
    }

    private static SealingException refused() {
        return new SealingException(
                Reason.VALUE_REFUSED,
                "A sealed value does not belong to this record and purpose, or was altered. Restore its row from a"
                        + " backup together with its key's row, and look for who wrote to it.",
                null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
