package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import nl.gewist.messaging.Sql;

/** Who has downloaded all their invoices, and when. */
@ApplicationScoped
public class OwnerExports {
    private final Sql sql;
    private final OwnerTermTable owners;
    private final Clock clock;

    OwnerExports(AgroalDataSource dataSource, OwnerTermTable owners, Clock clock) {
        this.sql = new Sql(dataSource);
        this.owners = owners;
        this.clock = clock;
    }

    /** Begins giving out all: what is secured from now on is later than the instant returned. */
    @Transactional
    public Instant begin(String ownerId) {
        owners.lock(ownerId);
        return clock.instant();
    }

    /**
     * All invoices of an owner were given out, to the last byte.
     *
     * @param begunAt from {@link #begin}
     */
    @Transactional
    public void completed(String ownerId, Instant begunAt) {
        sql.update("""
                insert into owner_export (owner_id, begun_at) values (?, ?)
                on conflict (owner_id) do update set begun_at = greatest(owner_export.begun_at, excluded.begun_at)""", ownerId, begunAt);
    }
}
