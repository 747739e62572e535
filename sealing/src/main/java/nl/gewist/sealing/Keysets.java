package nl.gewist.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import nl.gewist.sealing.SealingException.Reason;

/**
 * The three steps that replace a key-encryption key while replicas run: each knows the new key before any wraps with it,
 * and none needs the old one when it goes. Texts are Tink JSON keysets.
 */
public final class Keysets {
    private Keysets() {}

    /** First: a new key beside the one in use. Give it to all replicas. */
    public static String withNewKey(String keyset) {
        return change(
                keyset,
                handle -> KeysetHandle.newBuilder(handle)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId())
                        .build());
    }

    /** Second: the newest key wraps, the others still open. Give it to all replicas; what is older is wrapped anew. */
    public static String withNewestPrimary(String keyset) {
        return change(keyset, handle -> {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
            builder.getAt(builder.size() - 1).makePrimary();
            return builder.build();
        });
    }

    /** Last, once no key is wrapped by an older one: the primary alone. */
    public static String withPrimaryAlone(String keyset) {
        return change(keyset, handle -> {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
            for (int i = builder.size() - 1; i >= 0; i--) {
                if (!builder.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
            return builder.build();
        });
    }

    private static String change(String keyset, Change change) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            return TinkJsonProtoKeysetFormat.serializeKeyset(change.of(handle), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            // without the cause: a parser's message may quote the secret it could not read
            throw new SealingException(
                    Reason.KEY_INVALID, "The key-encryption key is no Tink JSON keyset; nothing was changed.", null);
        }
    }

    private interface Change {
        KeysetHandle of(KeysetHandle handle) throws GeneralSecurityException;
    }
}
