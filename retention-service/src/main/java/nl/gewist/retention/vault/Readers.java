package nl.gewist.retention.vault;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may read retained invoices. The role comes from the token, never from what a caller says of itself. */
@ApplicationScoped
public class Readers {
    private static final int SHORTEST_TOKEN = 32;
    private static final String BEARER = "Bearer ";

    private final Map<String, String> tokens;

    Readers(VaultConfig config) {
        tokens = config.readers();
    }

    void refuseWeakTokens(@Observes StartupEvent event) {
        tokens.forEach((role, token) -> {
            if (token.length() < SHORTEST_TOKEN) {
                throw new IllegalStateException("gewist.vault.readers." + role + " must have at least " + SHORTEST_TOKEN
                        + " characters, for example those of: openssl rand -hex 32");
            }
        });
    }

    /** The role of whoever sends this {@code Authorization} header; empty if nobody knows them. */
    public Optional<String> role(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] given = bytes(authorization.substring(BEARER.length()));
        return tokens.entrySet().stream()
                .filter(reader -> MessageDigest.isEqual(bytes(reader.getValue()), given))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
