package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Invoices, and with them their documents: sealed under the record's id. */
@ApplicationScoped
class SealedInvoices implements SealedRecords {
    private final Sql sql;

    SealedInvoices(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public List<String> page(@Nullable String after, int limit) {
        return sql.query(
                "select record_id from retained_invoice where ?::uuid is null or record_id > ?::uuid"
                        + " order by record_id limit ?",
                row -> row.getString(1),
                after,
                after,
                limit);
    }
}
