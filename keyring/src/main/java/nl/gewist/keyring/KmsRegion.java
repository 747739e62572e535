package nl.gewist.keyring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.gewist.datamap.EuRegion;

/** A key must lie in the EU, as what it opens (promise P7). */
final class KmsRegion {
    private static final Pattern IN_URI =
            Pattern.compile("aws-kms://arn:aws[^:]*:kms:([^:]+):.*|gcp-kms://projects/[^/]+/locations/([^/]+)/.*");

    private KmsRegion() {}

    /**
     * Refuses a key outside the EU.
     *
     * @param told the setting, for a URI that does not say where its key lies; else the URI counts
     */
    static void check(String uri, Optional<String> told) {
        String region = inUri(uri)
                .or(() -> told)
                .orElseThrow(() -> new IllegalStateException(
                        "gewist.sealing.kms-uri does not say where its key lies: set gewist.sealing.kms-region."));
        if (!EuRegion.includes(region)) {
            throw new IllegalStateException("The key-encryption key lies in " + region
                    + ", outside the EU: take a key of a KMS in the EU (gewist.sealing.kms-uri).");
        }
    }

    private static Optional<String> inUri(String uri) {
        Matcher matcher = IN_URI.matcher(uri);
        return matcher.matches()
                ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.of(matcher.group(2)))
                : Optional.empty();
    }
}
