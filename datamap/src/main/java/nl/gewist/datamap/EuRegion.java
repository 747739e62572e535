package nl.gewist.datamap;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where personal data may lie (promise P7). */
public final class EuRegion {
    private static final Set<String> EU = Set.of(
            "eu", "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt",
            "lu", "mt", "nl", "pl", "pt", "ro", "sk", "si", "es", "se");

    /** Called European by their cloud, but in the United Kingdom or Switzerland; with or without a zone. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(eu-west-2|eu-central-2|europe-west2|europe-west6)([a-z]|-.*)?");

    private EuRegion() {}

    /**
     * Whether a region is in the EU.
     *
     * @param region {@code eu}, {@code eu-…}, {@code europe-…}, or an EU country's code with or without more: {@code nl}, {@code de-fra}
     */
    public static boolean includes(String region) {
        String name = region.toLowerCase(Locale.ROOT);
        boolean european = EU.contains(name.split("-", 2)[0]) || name.startsWith("europe-");
        return european && !ELSEWHERE.matcher(name).matches();
    }
}
