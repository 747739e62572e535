package nl.gewist.deletion.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of the deletion-service, under {@code gewist.erasure}. */
@ConfigMapping(prefix = "gewist.erasure")
public interface DeletionConfig {
    /** How long a request can be cancelled. At most 7 days. */
    @WithDefault("PT72H")
    Duration grace();

    /** How far the platform's clock may be ahead of ours. */
    @WithDefault("PT1M")
    Duration clockTolerance();

    /** Who must speak before anything is erased, besides {@code retention} and {@code notification}. */
    @WithDefault("retention,notification")
    List<String> participants();

    /** A round in which somebody stays silent this long is announced anew. */
    @WithDefault("PT10M")
    Duration repeatAfter();

    /** Requests erased together. */
    @WithDefault("200")
    int batch();
}
