package nl.gewist.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** Settings of the notices, under {@code gewist.notices}. */
@ConfigMapping(prefix = "gewist.notices")
public interface NoticeConfig {
    /** Where owners reach the pages; the links in the mails begin with it. */
    @WithDefault("http://127.0.0.1:8083")
    URI publicUrl();

    /** Signs the links; at least 32 characters. Another value makes all earlier links invalid. */
    String linkSecret();

    /** What the platform is called in mails and pages. */
    @WithDefault("Mijn E-course")
    String platformName();

    /** Where owners can ask questions; shown in mails and pages. Default: not shown. */
    Optional<String> contact();

    /** The language where an owner's is not known: nl or en. */
    @WithDefault("nl")
    String defaultLocale();

    /** How long after sending the personal part is kept when the cleanup is not confirmed. At least 31 days. */
    @WithDefault("P60D")
    Period keepPersonalPart();

    /** Requests whose notices are stored at once. */
    @WithDefault("200")
    int storingBatch();

    /** Mails that are sent in one commit. */
    @WithDefault("100")
    int mailBatch();

    /**
     * Mails a second at most. Relays refuse or delay senders that are faster, and a burst of mails must not take the
     * processor from what a person's right depends on.
     */
    @WithDefault("50")
    int mailsPerSecond();

    /** Connections to the mail server, and mails in flight. */
    @WithDefault("16")
    int mailConnections();

    /** Pause after the first failed attempt to send a mail; doubles with each. */
    @WithDefault("PT5S")
    Duration firstRetry();

    /** Longest pause between two attempts to send a mail. */
    @WithDefault("PT15M")
    Duration longestRetry();
}
