package nl.gewist.deletion.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How erasures are applied again to a store that was put back, under {@code gewist.restore}. */
@ConfigMapping(prefix = "gewist.restore")
interface RestoreConfig {
    /** How far the clocks of backup tooling and Gewist may be apart: erasures that much before the backup count too. */
    @WithDefault("PT10M")
    Duration clockTolerance();

    /** Backups may live this long after an erasure; an older one is told of. */
    @WithDefault("P60D")
    Duration oldestBackup();

    /** Requests whose identifiers are compared with everybody alive in one pass; more take more passes, not more memory. */
    @WithDefault("10000")
    @Min(1)
    int requestsPerPass();

    /** How long one look for holders of identifiers may take. */
    @WithDefault("PT10M")
    Duration longestStatement();
}
