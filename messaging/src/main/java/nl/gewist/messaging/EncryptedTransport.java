package nl.gewist.messaging;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Outside the profiles dev, test and local a service talks encrypted and authenticated, or does not start: a setting
 * that was forgotten must not become personal data in the clear.
 */
@ApplicationScoped
public class EncryptedTransport {
    private static final Set<String> MAY_BE_PLAIN = Set.of("dev", "test", "local");
    /** Also as an environment variable, whose name the configuration may list as it is. */
    private static final Pattern DATABASE =
            Pattern.compile("(quarkus[._]datasource|gewist[._]stores)[._].*jdbc[._-]url", Pattern.CASE_INSENSITIVE);

    private static final int BEFORE_EVERYTHING = 0;

    void check(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event, Config config) {
        if (ConfigUtils.getProfiles().stream().anyMatch(MAY_BE_PLAIN::contains)) {
            return;
        }
        List<String> plain = plain(
                config.getPropertyNames(),
                name -> config.getOptionalValue(name, String.class).orElse(""));
        if (!plain.isEmpty()) {
            throw new IllegalStateException("Not encrypted or not authenticated, so not started: "
                    + String.join("; ", plain) + ". On a machine of your own: QUARKUS_PROFILE=local");
        }
    }

    /** The settings that leave a connection in the clear, each with what it must be; never a setting's value. */
    static List<String> plain(Iterable<String> names, Function<String, String> value) {
        List<String> plain = new ArrayList<>();
        require(plain, "kafka.security.protocol", "SASL_SSL", value);
        require(plain, "quarkus.http.insecure-requests", "disabled", value);
        for (String name : names) {
            if (DATABASE.matcher(name).matches()) {
                // A driver takes the other's spelling for something unknown, and connects without.
                String needed =
                        (value.apply(name).startsWith("jdbc:mariadb:") ? "sslMode" : "sslmode") + "=verify-full";
                if (!value.apply(name).contains(needed)) {
                    plain.add(name + " must have " + needed);
                }
            }
        }
        boolean mails = !value.apply("quarkus.mailer.host").isEmpty()
                || !value.apply("quarkus.mailer.from").isEmpty();
        if (mails && !value.apply("quarkus.mailer.tls").equals("true")) {
            require(plain, "quarkus.mailer.start-tls", "REQUIRED", value);
        }
        return plain;
    }

    private static void require(List<String> plain, String name, String needed, Function<String, String> value) {
        if (!value.apply(name).equalsIgnoreCase(needed)) {
            plain.add(name + " must be " + needed);
        }
    }
}
