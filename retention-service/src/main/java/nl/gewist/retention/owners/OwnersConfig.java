package nl.gewist.retention.owners;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who speaks for owners, under {@code gewist.owners}. */
@ConfigMapping(prefix = "gewist.owners")
public interface OwnersConfig {
    /** The reader, of those under {@code gewist.vault.readers}, that knows owners and speaks for them. */
    @WithDefault("owner-portal")
    String role();
}
