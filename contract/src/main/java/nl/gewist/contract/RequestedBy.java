package nl.gewist.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** On whose behalf the platform asks. An owner may only ask for their own part of a learner. */
public enum RequestedBy {
    SUBJECT,
    OWNER,
    PLATFORM;

    /** The word on the wire. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
