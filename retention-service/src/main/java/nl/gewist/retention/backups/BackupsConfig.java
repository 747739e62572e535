package nl.gewist.retention.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of backups, under {@code gewist.backups}. */
@ConfigMapping(prefix = "gewist.backups")
public interface BackupsConfig {
    /** Days after an erasure by which the last copy must be gone: 60 at most (promise P4), fewer if you wish. */
    @WithDefault("60")
    @Min(1)
    @Max(60)
    int goneWithinDays();
}
