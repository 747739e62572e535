package nl.gewist.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** Settings of the messaging room, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
public interface MessagingConfig {
    /** Put before every topic's name, so that several installations can share a broker. Default: nothing. */
    @WithName("topic-prefix")
    Optional<String> givenTopicPrefix();

    /** As given, or empty. Not {@code @WithDefault("")}: an empty text counts as absent, and nothing would start. */
    default String topicPrefix() {
        return givenTopicPrefix().orElse("");
    }

    /** The service's name: its CloudEvents source, its dead letters. */
    String service();

    Messaging messaging();

    TimeShift clock();

    interface TimeShift {
        /** Moves the time; only in the profiles dev, test and local. */
        @WithDefault("PT0S")
        Duration offset();
    }

    interface Messaging {
        /** Records larger than this become dead letters. Bytes. */
        @WithDefault("65536")
        int maxRecordBytes();

        /** Longest pause between two tries of something that fails for a passing reason. */
        @WithDefault("PT5S")
        Duration maxBackOff();

        /** How long the relay and the workers sleep when nobody wakes them. */
        @WithDefault("PT0.5S")
        Duration pollInterval();

        /** Rows the relay sends at once. */
        @WithDefault("1000")
        int relayBatch();

        /** How long claimed event ids are kept; must exceed the topics' retention of 14 days. */
        @WithName("inbox-retention")
        @WithDefault("P30D")
        java.time.Period inboxRetention();
    }
}
