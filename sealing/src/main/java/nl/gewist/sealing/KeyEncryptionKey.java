package nl.gewist.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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

    private static final String CURE = "Set gewist.sealing.key-file to the Tink keyset this service was first started"
            + " with, or restore that file from the copy kept apart from the backups; a new one"
            + " (KeyEncryptionKey.generate) opens nothing that was sealed before.";

    private final Aead aead;
    private final byte[] primary;
    private final List<byte[]> prefixes;

    private KeyEncryptionKey(KeysetHandle handle) throws GeneralSecurityException {
        aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        primary = prefix(handle.getPrimary());
        List<byte[]> enabled = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                enabled.add(prefix(handle.getAt(i)));
            }
        }
        prefixes = List.copyOf(enabled);
    }

    /** What stands before everything that this key of the keyset wraps; tells which one it was. */
    private static byte[] prefix(KeysetHandle.Entry entry) throws GeneralSecurityException {
        if (entry.getKey() instanceof AeadKey key) {
            return key.getOutputPrefix().toByteArray();
        }
        throw new GeneralSecurityException("not for authenticated encryption");
    }

    /** Reads a Tink JSON keyset (AES-GCM) from a file, for instance a mounted secret. */
    public static KeyEncryptionKey fromFile(Path file) {
        try {
            return parse(Files.readString(file), "The key-encryption key " + file);
        } catch (IOException e) {
            throw new SealingException(
                    Reason.KEY_MISSING, "The key-encryption key " + file + " cannot be read. " + CURE, e);
        }
    }

    /** Reads a Tink JSON keyset (AES-GCM) from its text, for instance an environment variable. */
    public static KeyEncryptionKey fromText(String keyset) {
        return parse(keyset, "The key-encryption key given as text");
    }

    /**
     * Writes a new AES-256-GCM keyset that only its owner may read, and returns it.
     *
     * @throws SealingException if the file exists: overwriting a key would destroy everything sealed under it
     */
    public static KeyEncryptionKey generate(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            writeOwnerOnly(file, keyset);
            return new KeyEncryptionKey(handle);
        } catch (FileAlreadyExistsException e) {
            throw new SealingException(
                    Reason.KEY_EXISTS,
                    "There is a file at " + file + " already and it stays as it is: overwriting a key destroys what was"
                            + " sealed under it. Use that file, or choose another path.",
                    e);
        } catch (IOException e) {
            throw new SealingException(
                    Reason.KEY_MISSING,
                    "The key-encryption key cannot be written to " + file + ". Choose a folder this user may write to.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new SealingException(Reason.KEY_INVALID, "This Java runtime offers no AES-GCM; use a JDK 25.", e);
        }
    }

    /** What stands before all that is wrapped from now on. */
    byte[] primary() {
        return primary.clone();
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

    private static KeyEncryptionKey parse(String keyset, String what) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            return new KeyEncryptionKey(handle);
        } catch (GeneralSecurityException e) {
            // without the cause: a parser's message may quote the secret it could not read
            throw new SealingException(Reason.KEY_INVALID, what + " is no Tink JSON keyset for AES-GCM. " + CURE, null);
        }
    }

    /** Written aside and linked, so that a crash leaves no half key; a hard link never replaces. */
    private static void writeOwnerOnly(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path aside = Files.createTempFile(folder, ".key-encryption-key", ".tmp", ownerOnly);
        try {
            Files.writeString(aside, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.createLink(file, aside);
        } finally {
            Files.delete(aside);
        }
    }
}
