package nl.gewist.retention.links;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of links, under {@code gewist.links}. */
@ConfigMapping(prefix = "gewist.links")
public interface LinksConfig {
    /** Signs the links; 32 characters or more. A deployment's secret. */
    String secret();

    /** Secrets that signed links before; what they signed still opens. */
    Optional<List<String>> formerSecrets();

    /** Where people reach this service. */
    URI publicUrl();

    /** How long a learner's link to an invoice opens. */
    @WithDefault("P30D")
    Duration invoiceValid();

    /** How long an owner's link opens; the platform makes a new one whenever the owner comes. */
    @WithDefault("PT12H")
    Duration ownerPageValid();
}
