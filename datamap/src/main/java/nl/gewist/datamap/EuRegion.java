package nl.gewist.datamap;

import java.util.Locale;
import java.util.Set;

/** Where personal data may lie (promise P7). */
public final class EuRegion {
    private static final Set<String> EU = Set.of(
            "eu", "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt",
            "lu", "mt", "nl", "pl", "pt", "ro", "sk", "si", "es", "se");

    private EuRegion() {}

    /**
     * Whether a region is in the EU.
     *
     * @param region {@code eu}, {@code eu-…}, or an EU country's code with or without more: {@code nl}, {@code de-fra}
     */
    public static boolean includes(String region) {
        return EU.contains(region.toLowerCase(Locale.ROOT).split("-", 2)[0]);
    }
}
