package nl.gewist.retention.clock;

import java.time.Duration;
import java.time.Instant;

/** What a look at the clock says, beside the latest time that was believed. */
enum Verdict {
    PLAUSIBLE(""),
    WENT_BACK("clock-went-back"),
    JUMPED_AHEAD("clock-jumped-ahead");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** For events, health and the table. */
    String code() {
        return code;
    }

    static Verdict of(Instant believed, Instant now, Duration back, Duration ahead) {
        if (now.isBefore(believed.minus(back))) {
            return WENT_BACK;
        }
        return now.isAfter(believed.plus(ahead)) ? JUMPED_AHEAD : PLAUSIBLE;
    }
}
