package nl.gewist.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.gewist.sealing.SealingException.Reason;

/** A keyset in a file that only its owner may read, and the steps that replace its key. Written whole or not at all. */
public record KeysetFile(Path path, Keysets keysets) {
    /**
     * Makes the file, with one key.
     *
     * @throws SealingException {@code KEY_EXISTS} if there is a file: overwriting a key destroys what was sealed under it
     */
    public List<Keysets.Key> create() {
        write(keysets.generate(), Files::createLink);
        return keys();
    }

    /** What is in it; no key itself. */
    public List<Keysets.Key> keys() {
        return keysets.keys(read());
    }

    /** See {@link Keysets#withNewKey}. */
    public List<Keysets.Key> add() {
        return change(keysets::withNewKey);
    }

    /** See {@link Keysets#withNewestPrimary}. */
    public List<Keysets.Key> promote() {
        return change(keysets::withNewestPrimary);
    }

    /** See {@link Keysets#withPrimaryAlone}. */
    public List<Keysets.Key> remove() {
        return change(keysets::withPrimaryAlone);
    }

    /** The same keys, written in another form from now on. */
    public KeysetFile in(KeysetForm other) {
        replace(keysets.in(other, read()));
        return new KeysetFile(path, new Keysets(other));
    }

    String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new SealingException(
                    Reason.KEY_MISSING,
                    "The key-encryption key " + path + " cannot be read. " + KeyEncryptionKey.CURE,
                    e);
        }
    }

    private List<Keysets.Key> change(UnaryOperator<String> step) {
        replace(step.apply(read()));
        return keys();
    }

    private void replace(String keyset) {
        write(
                keyset,
                (file, aside) ->
                        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Written aside first, so that a crash leaves no half key; a hard link never replaces. */
    private void write(String keyset, Placing placing) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path folder = path.toAbsolutePath().getParent();
            Path aside = Files.createTempFile(folder, ".key-encryption-key", ".tmp", ownerOnly);
            try {
                Files.writeString(
                        aside, keyset, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                placing.place(path, aside);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (FileAlreadyExistsException e) {
            throw new SealingException(
                    Reason.KEY_EXISTS,
                    "There is a file at " + path + " already and it stays as it is: overwriting a key destroys what was"
                            + " sealed under it. Use that file, or choose another path.",
                    e);
        } catch (IOException e) {
            throw new SealingException(
                    Reason.KEY_MISSING,
                    "The key-encryption key cannot be written to " + path + ". Choose a folder this user may write to.",
                    e);
        }
    }

    private interface Placing {
        void place(Path file, Path aside) throws IOException;
    }
}
