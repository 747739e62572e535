package nl.gewist.retention.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens of links: when it expires, what it opens, and a MAC over both and the kind of link (HMAC,
 * RFC 2104, with SHA-256, cut to 128 bits). Nobody can make one without the secret, and nothing has to be stored.
 */
@ApplicationScoped
public class Links {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_AT_LEAST = 32;
    private static final int MAC_BYTES = 16;
    private static final int LONGEST_TOKEN = 400;

    /** The first makes links, all read them. */
    private final List<SecretKeySpec> secrets = new ArrayList<>();

    private final LinksConfig config;
    private final Clock clock;

    Links(LinksConfig config, Clock clock) {
        secrets.add(key(config.secret(), "gewist.links.secret"));
        config.formerSecrets()
                .orElse(List.of())
                .forEach(secret -> secrets.add(key(secret, "gewist.links.former-secrets")));
        this.config = config;
        this.clock = clock;
    }

    private static SecretKeySpec key(String secret, String setting) {
        if (secret.length() < SECRET_AT_LEAST) {
            throw new IllegalArgumentException(setting + " must have at least " + SECRET_AT_LEAST + " characters");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param id what it opens: the platform's or our own opaque key */
    public Link make(Opens opens, String id) {
        return make(
                opens,
                id,
                switch (opens) {
                    case INVOICE -> config.invoiceValid();
                    case OWNER_PAGE -> config.ownerPageValid();
                });
    }

    /** One that opens for another time than usual. */
    public Link make(Opens opens, String id, Duration valid) {
        Instant expires = clock.instant().plus(valid);
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        byte[] said = ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(expires.getEpochSecond())
                .put(bytes)
                .array();
        byte[] token = ByteBuffer.allocate(said.length + MAC_BYTES)
                .put(said)
                .put(mac(secrets.getFirst(), opens, said))
                .array();
        String text = encode(token);
        return new Link(text, publicUrl() + opens.path() + text, Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    /** What the token opens; empty if it is expired, or we never made it for this kind of link. */
    public Optional<String> id(Opens opens, String token) {
        byte[] decoded = decode(token);
        if (decoded.length <= Long.BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(decoded, decoded.length - MAC_BYTES);
        byte[] given = Arrays.copyOfRange(decoded, said.length, decoded.length);
        boolean ours = false;
        for (SecretKeySpec secret : secrets) {
            ours |= MessageDigest.isEqual(given, mac(secret, opens, said));
        }
        ByteBuffer buffer = ByteBuffer.wrap(said);
        boolean open = buffer.getLong() > clock.instant().getEpochSecond();
        String id = StandardCharsets.UTF_8.decode(buffer).toString();
        return ours && open ? Optional.of(id) : Optional.empty();
    }

    private String publicUrl() {
        return config.publicUrl().toString().replaceAll("/+$", "");
    }

    private static byte[] mac(SecretKeySpec secret, Opens opens, byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(opens.path().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(said), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty unless it is written exactly as we write it. */
    private static byte[] decode(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return new byte[0];
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token);
            return encode(decoded).equals(token) ? decoded : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
