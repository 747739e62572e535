package nl.gewist.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import nl.gewist.sealing.SealingException.Reason;

/**
 * The three steps that replace a key-encryption key while replicas run: each knows the new key before any wraps with it,
 * and none needs the old one when it goes. Texts are Tink JSON keysets.
 *
 * @param form how they are written
 */
public record Keysets(KeysetForm form) {
    /** A keyset with one AES-256-GCM key. */
    public String generate() {
        return guarded(() -> form.write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)));
    }

    /** First: a new key beside the one in use. Give it to all replicas. */
    public String withNewKey(String keyset) {
        return change(
                keyset,
                builder ->
                        builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()));
    }

    /** Second: the newest key wraps, the others still open. Give it to all replicas; what is older is wrapped anew. */
    public String withNewestPrimary(String keyset) {
        return change(keyset, builder -> {
            if (builder.getAt(builder.size() - 1).isPrimary()) {
                throw unchanged("Its newest key is the primary one already: add a key first.");
            }
            builder.getAt(builder.size() - 1).makePrimary();
        });
    }

    /** Last, once no key is wrapped by an older one: the primary alone. */
    public String withPrimaryAlone(String keyset) {
        return change(keyset, builder -> {
            if (!builder.getAt(builder.size() - 1).isPrimary()) {
                throw unchanged(
                        "Its newest key is not the primary one yet: promote it, and let every service use it first.");
            }
            if (builder.size() == 1) {
                throw unchanged("It has one key only.");
            }
            for (int i = builder.size() - 2; i >= 0; i--) {
                builder.deleteAt(i);
            }
        });
    }

    /** The same keys, written in another form. */
    public String in(KeysetForm other, String keyset) {
        return guarded(() -> other.write(form.parse(keyset)));
    }

    /** What is in it, the oldest first. */
    public List<Key> keys(String keyset) {
        return guarded(() -> {
            KeysetHandle handle = form.parse(keyset);
            return IntStream.range(0, handle.size())
                    .mapToObj(handle::getAt)
                    .map(entry -> new Key(entry.getId(), entry.getStatus().toString(), entry.isPrimary()))
                    .toList();
        });
    }

    private String change(String keyset, Change change) {
        return guarded(() -> {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(form.parse(keyset));
            change.apply(builder);
            return form.write(builder.build());
        });
    }

    private static <T> T guarded(Work<T> work) {
        try {
            AeadConfig.register();
            return work.run();
        } catch (GeneralSecurityException e) {
            // without the cause: a parser's message may quote the secret it could not read
            throw unchanged("The key-encryption key is no Tink JSON keyset of this form.");
        }
    }

    private static SealingException unchanged(String why) {
        return new SealingException(Reason.KEY_INVALID, why + " Nothing was changed.", null);
    }

    /**
     * One key of a keyset; tells nothing that is secret.
     *
     * @param status ENABLED, DISABLED or DESTROYED
     * @param isPrimary whether it wraps what is new
     */
    public record Key(int id, String status, boolean isPrimary) {}

    private interface Change {
        void apply(KeysetHandle.Builder builder) throws GeneralSecurityException;
    }

    private interface Work<T> {
        T run() throws GeneralSecurityException;
    }
}
