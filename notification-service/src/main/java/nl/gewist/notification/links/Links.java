package nl.gewist.notification.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.gewist.notification.NoticeConfig;

/**
 * Makes and reads the tokens of the owners' pages: the notice's id and a MAC over it and the page. Nobody can make one
 * without the secret, nothing has to be stored, and one page's token opens no other page.
 */
@ApplicationScoped
public class Links {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_AT_LEAST = 32;
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec secret;
    private final String publicUrl;

    Links(NoticeConfig config) {
        if (config.linkSecret().length() < SECRET_AT_LEAST) {
            throw new IllegalArgumentException(
                    "gewist.notices.link-secret must have at least " + SECRET_AT_LEAST + " characters");
        }
        this.secret = new SecretKeySpec(config.linkSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.publicUrl = config.publicUrl().toString().replaceAll("/+$", "");
    }

    /** The address of a page, for mails. */
    public String url(Page page, UUID noticeId) {
        return publicUrl + page.path() + token(page, noticeId);
    }

    /** The token of a notice's page. */
    public String token(Page page, UUID noticeId) {
        byte[] id = bytes(noticeId);
        byte[] token = ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .put(id)
                .put(mac(page, id))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The notice of a token; empty if we never made this token for this page. */
    public Optional<UUID> notice(Page page, String token) {
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (decoded.length != ID_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(decoded, ID_BYTES);
        byte[] given = Arrays.copyOfRange(decoded, ID_BYTES, decoded.length);
        if (!MessageDigest.isEqual(given, mac(page, id))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private byte[] mac(Page page, byte[] id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(page.path().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
