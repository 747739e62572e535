package nl.gewist.retention.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of destroying, under {@code gewist.purge}. */
@ConfigMapping(prefix = "gewist.purge")
public interface PurgeConfig {
    /** Records destroyed in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int batch();

    /** The reader, of those under {@code gewist.vault.readers}, that holds records and lets destroying go on. */
    @WithDefault("privacy-officer")
    String officer();
}
