package nl.gewist.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.util.ServiceLoader;
import nl.gewist.sealing.SealingException.Reason;

/** A key that a KMS keeps; what its client throws is told as a refusal with a cure. */
final class KmsAead implements Aead {
    private final String uri;
    private final Aead key;

    private KmsAead(String uri, Aead key) {
        this.uri = uri;
        this.key = key;
    }

    /** Clients are found by Java's service loader; each takes its credentials where its cloud puts them. */
    static KmsAead of(String uri) {
        try {
            return new KmsAead(uri, client(uri).getAead(uri));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SealingException(
                    Reason.KMS_UNKNOWN,
                    "No client for the key " + uri + " can be had. Build with the client of that KMS (-Pkms-aws or"
                            + " -Pkms-gcp), mend the URI, or give this process the KMS's usual credentials.",
                    e);
        }
    }

    private static KmsClient client(String uri) throws GeneralSecurityException {
        return ServiceLoader.load(KmsClient.class, KmsClient.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(client -> client.doesSupport(uri))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no client knows such a URI"))
                .withDefaultCredentials();
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] context) {
        return ask(() -> key.encrypt(plain, context));
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        return ask(() -> key.decrypt(encrypted, context));
    }

    private byte[] ask(Question question) {
        try {
            return question.answer();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SealingException(
                    Reason.KMS_REFUSED,
                    "The KMS did not do its part with the key " + uri
                            + ": it is down, does not let this process, or has no"
                            + " such key any more. Nothing was touched. Let it answer and start again; if it has lost the"
                            + " key, restore that from the KMS (most keep a deleted key for days), or give the service its"
                            + " keyset from the copy kept apart. A new keyset opens nothing that was sealed before.",
                    e);
        }
    }

    private interface Question {
        byte[] answer() throws GeneralSecurityException;
    }
}
