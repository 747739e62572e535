package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/** What people call a kind of data, in plain words. */
public record Words(String nl, String en) {

    /**
     * @param language an ISO 639 code or a locale such as {@code nl-BE}; anything but Dutch gets English
     */
    public String in(@Nullable String language) {
        return language != null && language.startsWith("nl") ? nl : en;
    }
}
