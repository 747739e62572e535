package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import nl.gewist.messaging.Sql;

/** Who has downloaded all their invoices, and when. */
@ApplicationScoped
public class OwnerExports {
    private final Sql sql;

    OwnerExports(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * All invoices of an owner were given out, to the last byte.
     *
     * @param begunAt what was secured after this is not among them
     */
    @Transactional
    public void completed(String ownerId, Instant begunAt) {
        sql.update("""
                insert into owner_export (owner_id, begun_at) values (?, ?)
                on conflict (owner_id) do update set begun_at = greatest(owner_export.begun_at, excluded.begun_at)""", ownerId, begunAt);
    }
}
