package nl.gewist.deletion.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When values that should be gone are searched, under {@code gewist.sweep}. */
@ConfigMapping(prefix = "gewist.sweep")
interface SweepConfig {
    /** From the start of one sweep to the start of the next. */
    @WithDefault("PT24H")
    Duration every();

    /** How long to wait after one that did not end. */
    @WithDefault("PT10M")
    Duration retryAfter();

    /** Requests per pass over the platform's text; more take more passes instead of more memory. */
    @WithDefault("10000")
    @Min(1)
    int requestsPerPass();

    /** How long one look by keys may take; texts are read through a cursor. */
    @WithDefault("PT10M")
    Duration longestStatement();
}
