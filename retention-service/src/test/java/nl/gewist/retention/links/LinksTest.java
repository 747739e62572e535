package nl.gewist.retention.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Instant NOW = Instant.parse("2026-11-26T16:00:00Z");
    private static final String SECRET = "a-secret-of-a-test-of-thirty-two-letters";
    private static final String OTHER = "another-secret-of-a-test-of-forty-letters";

    @Test
    void linkOpensWhatItWasMadeForUntilItExpires() {
        Link link = links(SECRET, NOW).make(Opens.INVOICE, "7c9e");

        assertThat(link.url()).isEqualTo("https://invoices.example/invoice/" + link.token());
        assertThat(link.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(links(SECRET, link.expiresAt().minusSeconds(1)).id(Opens.INVOICE, link.token()))
                .contains("7c9e");
        assertThat(links(SECRET, link.expiresAt()).id(Opens.INVOICE, link.token()))
                .isEmpty();
    }

    @Test
    void linkOpensNothingElse() {
        String token = links(SECRET, NOW).make(Opens.INVOICE, "7c9e").token();

        assertThat(links(SECRET, NOW).id(Opens.OWNER_PAGE, token)).isEmpty();
        assertThat(links(OTHER, NOW).id(Opens.INVOICE, token)).isEmpty();
    }

    @Test
    void everyChangedLetterCloses() {
        Links links = links(SECRET, NOW);
        String token = links.make(Opens.OWNER_PAGE, "eigenaar-é").token();

        for (int i = 0; i < token.length(); i++) {
            for (char letter : new char[] {'A', 'B', '_', '=', ' '}) {
                String changed = token.substring(0, i) + letter + token.substring(i + 1);
                if (!changed.equals(token)) {
                    assertThat(links.id(Opens.OWNER_PAGE, changed)).isEmpty();
                }
            }
        }
        assertThat(links.id(Opens.OWNER_PAGE, token)).contains("eigenaar-é");
        for (String no : List.of("", "x", token + "A", token.substring(4), "A".repeat(10_000), "é")) {
            assertThat(links.id(Opens.OWNER_PAGE, no)).isEmpty();
        }
    }

    @Test
    void linksSurviveANewSecret() {
        String token = links(SECRET, NOW).make(Opens.INVOICE, "7c9e").token();

        assertThat(new Links(config(OTHER, List.of(SECRET)), at(NOW)).id(Opens.INVOICE, token))
                .contains("7c9e");
    }

    @Test
    void shortSecretIsRefused() {
        assertThatThrownBy(() -> links("short", NOW)).hasMessageContaining("gewist.links.secret must have at least 32");
    }

    private static Links links(String secret, Instant now) {
        return new Links(config(secret, List.of()), at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static LinksConfig config(String secret, List<String> former) {
        return new LinksConfig() {
            @Override
            public String secret() {
                return secret;
            }

            @Override
            public Optional<List<String>> formerSecrets() {
                return Optional.of(former);
            }

            @Override
            public URI publicUrl() {
                return URI.create("https://invoices.example/");
            }

            @Override
            public Duration invoiceValid() {
                return Duration.ofDays(30);
            }

            @Override
            public Duration ownerPageValid() {
                return Duration.ofHours(12);
            }
        };
    }
}
