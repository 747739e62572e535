package nl.gewist.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.gewist.sealing.SealingException.Reason;

/**
 * The one key that wraps all data keys of a service: a Tink keyset, so that it can be rotated (add a key, make it
 * primary, keep the old ones) without touching a sealed value. It is a secret of the deployment and never stored in a
 * database.
 */
public final class KeyEncryptionKey {

    static final String CURE = "Set gewist.sealing.key-file to the Tink keyset this service was first started"
            + " with, or restore that file from the copy kept apart from the backups; a new one"
            + " opens nothing that was sealed before.";

    private final Aead aead;
    private final List<byte[]> prefixes;
    private final List<byte[]> primaryAndNewer;

    private KeyEncryptionKey(KeysetHandle handle) throws GeneralSecurityException {
        aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        List<byte[]> enabled = new ArrayList<>();
        List<byte[]> current = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                enabled.add(prefix(entry));
            }
            if (entry.isPrimary() || !current.isEmpty()) {
                current.add(prefix(entry));
            }
        }
        prefixes = List.copyOf(enabled);
        primaryAndNewer = List.copyOf(current);
    }

    /** What stands before everything that this key of the keyset wraps; tells which one it was. */
    private static byte[] prefix(KeysetHandle.Entry entry) throws GeneralSecurityException {
        if (entry.getKey() instanceof AeadKey key) {
            return key.getOutputPrefix().toByteArray();
        }
        throw new GeneralSecurityException("not for authenticated encryption");
    }

    /** Reads a Tink JSON keyset (AES-GCM) from a file, for instance a mounted secret. */
    public static KeyEncryptionKey fromFile(Path file, KeysetForm form) {
        return parse(new KeysetFile(file, new Keysets(form)).read(), form, "The key-encryption key " + file);
    }

    /** See {@link #fromFile(Path, KeysetForm)}; the file holds the keys as they are. */
    public static KeyEncryptionKey fromFile(Path file) {
        return fromFile(file, KeysetForm.plain());
    }

    /** Reads a Tink JSON keyset (AES-GCM) from its text, for instance an environment variable. */
    public static KeyEncryptionKey fromText(String keyset, KeysetForm form) {
        return parse(keyset, form, "The key-encryption key given as text");
    }

    /** See {@link #fromText(String, KeysetForm)}; the text holds the keys as they are. */
    public static KeyEncryptionKey fromText(String keyset) {
        return fromText(keyset, KeysetForm.plain());
    }

    /**
     * Writes a new AES-256-GCM keyset that only its owner may read, and returns it.
     *
     * @throws SealingException if the file exists: overwriting a key would destroy everything sealed under it
     */
    public static KeyEncryptionKey generate(Path file) {
        new KeysetFile(file, new Keysets(KeysetForm.plain())).create();
        return fromFile(file);
    }

    /** What stands before all that the primary key wraps, or one that was added after it. */
    List<byte[]> primaryAndNewer() {
        return primaryAndNewer;
    }

    /** Whether one of the keys of this keyset wrapped what begins like this. */
    boolean knows(byte[] beginning) {
        return prefixes.stream()
                .anyMatch(prefix -> Arrays.equals(
                        prefix, 0, prefix.length, beginning, 0, Math.min(prefix.length, beginning.length)));
    }

    byte[] wrap(byte[] dataKey, String recordId) throws GeneralSecurityException {
        return aead.encrypt(dataKey, recordId.getBytes(StandardCharsets.UTF_8));
    }

    byte[] unwrap(byte[] wrapped, String recordId) throws GeneralSecurityException {
        return aead.decrypt(wrapped, recordId.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyEncryptionKey parse(String keyset, KeysetForm form, String what) {
        try {
            return new KeyEncryptionKey(form.parse(keyset));
        } catch (GeneralSecurityException e) {
            // without the cause: a parser's message may quote the secret it could not read
            throw new SealingException(
                    Reason.KEY_INVALID,
                    what
                            + " is no Tink JSON keyset for AES-GCM, or one that is written in another form: encrypted by a KMS"
                            + " (gewist.sealing.kms-uri) or as it is. " + CURE,
                    null);
        }
    }
}
