package nl.gewist.deletion.erasing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Evidence whose identifiers are not forgotten yet. */
@ApplicationScoped
class SealedEvidence implements SealedRecords {
    private final Sql sql;

    SealedEvidence(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    @Override
    public String prefix() {
        return EvidenceVault.PREFIX;
    }

    @Override
    public List<String> page(@Nullable String after, int limit) {
        return sql.query(
                "select request_id from evidence where identifiers is not null"
                        + " and (?::uuid is null or request_id > ?::uuid) order by request_id limit ?",
                row -> row.getString(1),
                after,
                after,
                limit);
    }
}
