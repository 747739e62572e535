package nl.gewist.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Learners take trainings; customers own them. */
public enum SubjectType {
    LEARNER,
    CUSTOMER;

    /** The word on the wire, in tables and in the data map. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
