package nl.gewist.deletion.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Batches in hand at the same time in each replica: one is taken or settled while the store works on another. */
    @WithDefault("2")
    @Min(1)
    int workers();

    /** Whoever has more rows than this in one collection loses them in chunks, before the rest goes in one transaction. */
    @WithDefault("50000")
    @Min(1)
    int bulkAbove();

    /** Rows per chunk; each is committed by itself. */
    @WithDefault("10000")
    @Min(1)
    int chunk();

    /** How long chunks are deleted until other requests have their turn. */
    @WithDefault("PT10S")
    Duration slice();

    /** Rows erased per second at most, on average and by each replica; without it, as many as the store takes. */
    Optional<@Min(1) Integer> rowsPerSecond();
}
