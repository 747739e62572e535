package nl.gewist.embedded;

import java.util.Map;
import java.util.Optional;

/** Where mail is handed over. */
public record SmtpAddress(String host, int port) {

    /** The server named by QUARKUS_MAILER_HOST and QUARKUS_MAILER_PORT (25 by default); empty without a host. */
    public static Optional<SmtpAddress> given(Map<String, String> environment) {
        String host = environment.getOrDefault("QUARKUS_MAILER_HOST", "");
        return host.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new SmtpAddress(host, Integer.parseInt(environment.getOrDefault("QUARKUS_MAILER_PORT", "25"))));
    }
}
