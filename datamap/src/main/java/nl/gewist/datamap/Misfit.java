package nl.gewist.datamap;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where the map does not fit the live schema. It stops erasing for the subject types it touches (decision D6).
 *
 * @param collection as {@code store.collection}
 * @param cure what to change, for a person
 */
public record Misfit(Code code, String collection, @Nullable String field, Set<String> subjectTypes, String cure) {

    public Misfit {
        subjectTypes = Set.copyOf(subjectTypes);
    }

    /** What does not fit. */
    public enum Code {
        MISSING_COLLECTION,
        MISSING_FIELD,
        MISSING_DIRECTORY,
        MISSING_REFERENCE,
        TYPE_MISMATCH,
        FOREIGN_KEY_BROKEN,
        CASCADE_UNSEEN,
        NOT_NULLABLE,
        NOT_TEXT,
        NOT_A_DATE,
        NOT_JSON,
        TOO_SHORT,
        UNIQUE_CONSTANT,
        NOT_UNIQUE,
        CHECK_VIOLATED,
        NO_STRATEGY,
        PRIMARY_KEY,
        UNFIT_TABLE,
        CYCLE
    }

    @Override
    public String toString() {
        return code + " " + collection + (field == null ? "" : "." + field) + ": " + cure;
    }
}
