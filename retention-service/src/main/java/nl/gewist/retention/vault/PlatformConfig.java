package nl.gewist.retention.vault;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;

/** Where the platform keeps what, and where its stores are, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
public interface PlatformConfig {
    /** The data map's file. */
    Path dataMap();

    /** One for each store of the data map. */
    Map<String, Address> stores();

    /** Enter as a role that may only read. */
    interface Address {
        String jdbcUrl();

        String username();

        String password();
    }
}
