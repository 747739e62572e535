package nl.gewist.notification;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;

/** Where this service's resources are, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
interface ResourcesConfig {
    /** The data map's file. */
    Path dataMap();

    /** By the map's names: those in which subjects have their own row. */
    Map<String, Platform> stores();

    /** A store of the platform, entered with the notification role: it may read, and nothing else. */
    interface Platform {
        String jdbcUrl();

        String username();

        String password();
    }
}
