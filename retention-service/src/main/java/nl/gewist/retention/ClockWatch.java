package nl.gewist.retention;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import nl.gewist.messaging.MessagingConfig;
import nl.gewist.messaging.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows the latest time this service believed in, so that a clock that jumps lets no term end: terms wait until the time
 * is plausible again or somebody accepts it. A shift by {@code gewist.clock.offset} is meant and no jump.
 */
@ApplicationScoped
public class ClockWatch {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Sql sql;
    private final Clock clock;
    private final Duration offset;
    private final Duration longestLeap;

    ClockWatch(
            AgroalDataSource dataSource,
            Clock clock,
            MessagingConfig config,
            @ConfigProperty(name = "gewist.clock.longest-leap", defaultValue = "P7D") Duration longestLeap) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
        this.offset = config.clock().offset();
        this.longestLeap = longestLeap;
    }

    /**
     * Notes the time, if it is plausible: not earlier than what was seen (but for five minutes), and not later by more
     * than {@code gewist.clock.longest-leap}, which must be more than the service ever stands still.
     *
     * @return whether terms may end by it
     */
    public boolean isPlausible() {
        Instant now = now();
        sql.update("insert into clock_watch (seen_at) values (?) on conflict (one) do nothing", now);
        Instant seen = seen();
        boolean plausible = !now.isBefore(seen.minus(SKEW)) && !now.isAfter(seen.plus(longestLeap));
        if (plausible && now.isAfter(seen)) {
            sql.update("update clock_watch set seen_at = ? where seen_at = ?", now, seen);
        }
        return plausible;
    }

    /** Somebody has looked at the clock: it is right. */
    public void accept() {
        Instant now = now();
        sql.update("""
                insert into clock_watch (seen_at) values (?)
                on conflict (one) do update set seen_at = excluded.seen_at""", now);
    }

    private Instant seen() {
        return sql.query(
                        "select seen_at from clock_watch",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .getFirst();
    }

    private Instant now() {
        return clock.instant().minus(offset);
    }
}
