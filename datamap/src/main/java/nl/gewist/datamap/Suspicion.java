package nl.gewist.datamap;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where the map may forget something; a person has to look (decision D6). Never holds a value.
 *
 * @param collection as {@code store.collection}
 * @param kind what the column seems to hold; null when that is not the point
 * @param matches how many values of the sample look like it; 0 when only the name does
 * @param sampled how many values that are neither null nor blank were looked at; 0 without a look
 * @param subjectTypes whose erasing stops when nobody looks
 * @param cure what to do, for a person
 */
public record Suspicion(
        Code code,
        String collection,
        @Nullable String field,
        @Nullable PersonalKind kind,
        int matches,
        int sampled,
        Set<String> subjectTypes,
        String cure) {

    public Suspicion {
        subjectTypes = Set.copyOf(subjectTypes);
    }

    /** What is suspicious. */
    public enum Code {
        /** A column the map does not list looks personal. */
        UNMAPPED_COLUMN,
        /** A key looks personal that the map does not list, in documents of which it erases only some keys. */
        UNMAPPED_KEY,
        /** A table the map does not list refers to one whose rows belong to people. */
        UNMAPPED_COLLECTION,
        /** A personal field lies in a collection that belongs to nobody and is redacted nowhere. */
        NO_RULE,
        /** Slow, not wrong: it never stops anything. */
        NO_INDEX;

        public boolean stops() {
            return this != NO_INDEX;
        }
    }

    /** The same from look to look, whatever the sample showed. */
    public String key() {
        return code + " " + collection + (field == null ? "" : "." + field);
    }

    /** The same for more subject types. */
    Suspicion and(Suspicion other) {
        var types = new HashSet<>(subjectTypes);
        types.addAll(other.subjectTypes);
        return new Suspicion(code, collection, field, kind, matches, sampled, types, cure);
    }

    @Override
    public String toString() {
        var seen = kind == null
                ? ""
                : " looks like " + kind
                        + (matches == 0 ? " by its name" : " in " + matches + " of " + sampled + " values");
        return key() + seen + ": " + cure;
    }
}
