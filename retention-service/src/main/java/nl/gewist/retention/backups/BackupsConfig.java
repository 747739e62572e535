package nl.gewist.retention.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of backups, under {@code gewist.backups}. */
@ConfigMapping(prefix = "gewist.backups")
public interface BackupsConfig {
    /** Days after an erasure by which the last copy must be gone: 60 at most (promise P4), fewer if you wish. */
    @WithDefault("60")
    @Min(1)
    @Max(60)
    int goneWithinDays();

    /** A store that was not heard of for this long does not count as gone, and alarms. */
    @WithDefault("PT24H")
    Duration silentAfter();

    /** From one look of a connector to the next. */
    @WithDefault("PT1H")
    Duration lookEvery();

    /** Longest time one look may take. */
    @WithDefault("PT1M")
    Duration lookTimeout();

    /** Gewist's own databases, which must be declared like the platform's stores. */
    @WithDefault("gewist_deletion,gewist_deletion_keys,gewist_retention,gewist_retention_keys,gewist_notification,"
            + "gewist_notification_keys,gewist_audit")
    List<String> ownDatabases();

    /** Where the copies of each store are; every store of the data map and every own database must be here. */
    Map<String, Declared> stores();

    /** What is declared of one store. */
    interface Declared {
        /** Required. */
        Optional<StoreKind> kind();

        /** By when its copies must be gone, where that is earlier than for the others: as for databases of keys. Days. */
        OptionalInt goneWithinDays();

        /** Where copies lie that a connector finds, such as {@code eu-west-1}; required for directory and pgbackrest. */
        Optional<String> region();

        /** How long storage refuses to delete a copy (object lock), from its start. Default: not at all. */
        Optional<Period> lockedFor();

        /** directory: the folder, one copy per entry. */
        Optional<Path> path();

        /**
         * directory: a regular expression that names of copies match as a whole. Its group {@code at} is the time at
         * which the copy began; a group {@code kind} (full, diff or incr) makes chains.
         */
        @WithDefault(".*?(?<at>\\d{8}-\\d{6}).*")
        String pattern();

        /** directory: the form of {@code at}. Without a time of day it is the start of the day. */
        @WithDefault("yyyyMMdd-HHmmss")
        String timeFormat();

        /** directory: the time zone of {@code at}. Default: Europe/Amsterdam, never later than UTC. */
        Optional<String> zone();

        /** directory: endings of names of encrypted copies. */
        @WithDefault(".gpg,.age,.enc")
        List<String> encryptedEndings();

        /** directory: a regular expression of names that are no copies. Other names that do not match the pattern are. */
        @WithDefault("\\..*|.*\\.(sha256|sha512|md5)")
        String ignore();

        /** pgbackrest: the command and its arguments, the stanza comes after them. */
        @WithDefault("pgbackrest,info,--output=json")
        List<String> command();

        /** pgbackrest: the stanza. */
        Optional<String> stanza();
    }
}
