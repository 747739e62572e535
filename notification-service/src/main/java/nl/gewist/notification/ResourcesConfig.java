package nl.gewist.notification;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where this service's resources are, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
interface ResourcesConfig {
    /** The data map's file. */
    Path dataMap();

    Stores stores();

    interface Stores {
        Platform platform();
    }

    /** The platform's store, entered with the notification role: it may read, and nothing else. */
    interface Platform {
        String jdbcUrl();

        String username();

        String password();
    }
}
