package nl.gewist.deletion.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the platform's stores are, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
public interface PlatformConfig {
    /** The data map's file. */
    Path dataMap();

    /** By the map's store names. */
    Map<String, StoreConfig> stores();

    /** Where the directories under {@code gewist.files} of the data map are; this service may read and delete there. */
    Map<String, Path> files();

    /** How often the live schema is compared with the map. */
    @WithDefault("PT1M")
    Duration mapCheckInterval();

    /** How often columns that the map does not list are sampled. */
    @WithDefault("PT1H")
    Duration mapSampleInterval();

    /** How long a statement of the sampling may take. */
    @WithDefault("PT10S")
    Duration sampleTimeout();

    /** How long a statement of a preview may take. */
    @WithDefault("PT10S")
    Duration previewTimeout();

    /** How long a suspicion about the map may stand before it stops erasing (decision D6). */
    @WithDefault("P7D")
    Duration suspicionPatience();

    interface StoreConfig {
        /** JDBC address of the store. */
        String jdbcUrl();

        /** This service's own role there: select, update and delete on what the map names. */
        String username();

        String password();

        /**
         * A query with one boolean, true while the store is too busy to erase from. For example whether more than 50
         * sessions in {@code pg_stat_activity} are active.
         */
        Optional<String> busyQuery();
    }
}
