package nl.gewist.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * How a keyset is written: so that whoever has the text has the keys, or encrypted by a key that a KMS keeps. Both are Tink's
 * JSON, as its own tools write it.
 */
public final class KeysetForm {
    private static final byte[] NO_CONTEXT = {};

    private final @Nullable KmsAead kms;

    private KeysetForm(@Nullable KmsAead kms) {
        this.kms = kms;
    }

    /** The text is the secret. */
    public static KeysetForm plain() {
        return new KeysetForm(null);
    }

    /**
     * The text can be read by whom the KMS lets; it is asked once per reading.
     *
     * @param uri for example {@code aws-kms://arn:aws:kms:eu-west-1:…}; its client must be on the class path
     * @throws SealingException {@code KMS_UNKNOWN} if no client knows such a URI, or has credentials
     */
    public static KeysetForm underKms(String uri) {
        return new KeysetForm(KmsAead.of(uri));
    }

    KeysetHandle parse(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        return kms == null
                ? TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                : TinkJsonProtoKeysetFormat.parseEncryptedKeyset(keyset, kms, NO_CONTEXT);
    }

    String write(KeysetHandle handle) throws GeneralSecurityException {
        return kms == null
                ? TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                : TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(handle, kms, NO_CONTEXT);
    }
}
