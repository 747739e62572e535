package nl.gewist.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EncryptedTransportTest {
    private static final Map<String, String> ENCRYPTED = Map.of(
            "kafka.security.protocol", "SASL_SSL",
            "quarkus.http.insecure-requests", "disabled",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/gewist?sslmode=verify-full",
            "quarkus.datasource.keys.jdbc.url", "jdbc:postgresql://db/keys?sslmode=verify-full",
            "gewist.stores.platform.jdbc-url", "jdbc:postgresql://db/platform?sslmode=verify-full",
            "quarkus.mailer.host", "smtp",
            "quarkus.mailer.start-tls", "REQUIRED");

    @Test
    void encryptedIsAccepted() {
        assertThat(plainWith("quarkus.application.name", "a-service")).isEmpty();
    }

    @Test
    void aPlainBrokerIsRefused() {
        assertThat(plainWith("kafka.security.protocol", "PLAINTEXT"))
                .containsExactly("kafka.security.protocol must be SASL_SSL");
        assertThat(plainWith("kafka.security.protocol", "SSL")).hasSize(1);
    }

    @Test
    void everyDatabaseIsLookedAt() {
        for (String name : List.of(
                "quarkus.datasource.jdbc.url",
                "quarkus.datasource.keys.jdbc.url",
                "gewist.stores.platform.jdbc-url",
                "QUARKUS_DATASOURCE_JDBC_URL")) {
            assertThat(plainWith(name, "jdbc:postgresql://db/x?sslmode=require"))
                    .containsExactly(name + " must have sslmode=verify-full");
        }
    }

    @Test
    void eachDriverIsToldInItsOwnWords() {
        String name = "gewist.stores.shop.jdbc-url";
        assertThat(plainWith(name, "jdbc:mariadb://db/shop?sslMode=verify-full"))
                .isEmpty();
        assertThat(plainWith(name, "jdbc:mariadb://db/shop?sslmode=verify-full"))
                .containsExactly(name + " must have sslMode=verify-full");
    }

    @Test
    void mailIsEncryptedOneWayOrTheOther() {
        assertThat(plainWith("quarkus.mailer.start-tls", "OPTIONAL")).hasSize(1);
        Map<String, String> implicit = new TreeMap<>(ENCRYPTED);
        implicit.remove("quarkus.mailer.start-tls");
        implicit.put("quarkus.mailer.tls", "true");
        assertThat(plain(implicit)).isEmpty();
    }

    @Test
    void aPlainHttpPortIsRefused() {
        assertThat(plainWith("quarkus.http.insecure-requests", "enabled")).hasSize(1);
    }

    private static List<String> plainWith(String name, String value) {
        Map<String, String> settings = new TreeMap<>(ENCRYPTED);
        settings.put(name, value);
        return plain(settings);
    }

    private static List<String> plain(Map<String, String> settings) {
        return EncryptedTransport.plain(settings.keySet(), name -> settings.getOrDefault(name, ""));
    }
}
