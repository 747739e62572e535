package nl.gewist.retention.reading;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/**
 * Says how often links may still be renewed: for one request number (somebody tries invoice numbers), and altogether
 * (somebody tries request numbers), by all replicas together.
 */
@ApplicationScoped
class Renewals {
    static final int PER_REQUEST = 10;
    static final int ALTOGETHER = 1_000;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long LOCK = 0x6765776973740012L;

    private final Sql sql;
    private final Clock clock;

    Renewals(AgroalDataSource dataSource, Clock clock) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
    }

    /** Whether one more may be tried now; it counts if so. One at a time: else many could be the last one at once. */
    @Transactional
    boolean allow(UUID requestId) {
        sql.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
        Instant now = clock.instant();
        // Replicas' clocks differ a little; what lies further ahead is from a clock that was wrong.
        sql.update("delete from link_renewal where tried_at < ? or tried_at > ?", now.minus(WINDOW), now.plus(WINDOW));
        return sql.update("""
                        insert into link_renewal (request_id, tried_at) select ?, ?
                        where (select count(*) from link_renewal) < ?
                          and (select count(*) from link_renewal where request_id = ?) < ?""", requestId, now, ALTOGETHER, requestId, PER_REQUEST) > 0;
    }
}
