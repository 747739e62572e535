package nl.gewist.retention.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a clock may plausibly do between two looks, under {@code gewist.clock}. */
@ConfigMapping(prefix = "gewist.clock")
public interface ClockConfig {
    /** Furthest ahead: longer than the service is ever down. */
    @WithDefault("P7D")
    Duration plausibleAhead();

    /** Furthest back: what replicas may differ, and time servers mend. */
    @WithDefault("PT5M")
    Duration plausibleBack();
}
