package nl.gewist.sealing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the key of a KMS lies. */
public final class KmsRegion {
    private static final Pattern IN_URI =
            Pattern.compile("aws-kms://arn:aws[^:]*:kms:([^:]+):.*|gcp-kms://projects/[^/]+/locations/([^/]+)/.*");
    private static final Pattern SAYS_IT = Pattern.compile("(aws|gcp)-kms:.*", Pattern.CASE_INSENSITIVE);

    private KmsRegion() {}

    /**
     * The region that a URI names; empty for a kind of KMS whose URIs do not say.
     *
     * @throws IllegalArgumentException if a URI of a kind that names it cannot be read
     */
    public static Optional<String> in(String uri) {
        Matcher matcher = IN_URI.matcher(uri);
        if (matcher.matches()) {
            return Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.of(matcher.group(2)))
                    .map(region -> region.toLowerCase(Locale.ROOT));
        }
        if (SAYS_IT.matcher(uri).matches()) {
            throw new IllegalArgumentException(
                    "the URI of the KMS key does not say where it lies: aws-kms://arn:aws:kms:REGION:…"
                            + " or gcp-kms://projects/PROJECT/locations/REGION/…");
        }
        return Optional.empty();
    }
}
