package nl.gewist.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;

/** A KMS with one key, that answers as a test wants. */
public final class TestKms implements KmsClient {
    static Aead key;
    static Callable<Boolean> answers;

    @Override
    public boolean doesSupport(String keyUri) {
        return keyUri.startsWith("test-kms://");
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String keyUri) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
                ask();
                return key.encrypt(plain, context);
            }

            @Override
            public byte[] decrypt(byte[] encrypted, byte[] context) throws GeneralSecurityException {
                ask();
                return key.decrypt(encrypted, context);
            }
        };
    }

    private static void ask() throws GeneralSecurityException {
        try {
            answers.call();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
