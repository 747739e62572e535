package nl.gewist.deletion.surge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** How many requests for subjects of one type may come within an hour, under {@code gewist.surge}. */
@ConfigMapping(prefix = "gewist.surge")
interface SurgeConfig {
    /** Requests per hour that always pass, whatever the other two say. */
    @WithDefault("50")
    @Min(0)
    int atLeast();

    /** Requests per hour. */
    @WithDefault("1000")
    @Min(0)
    int mostPerHour();

    /** Share per hour of the type's live subjects, 0 to 1. Counts once they have been counted. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1")
    double sharePerHour();

    default SurgeLimit limit() {
        return new SurgeLimit(atLeast(), mostPerHour(), sharePerHour());
    }
}
