package nl.gewist.notification.preferences;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Addresses that owners gave themselves. */
@ApplicationScoped
class SealedAddresses implements SealedRecords {
    private final Sql sql;

    SealedAddresses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String prefix() {
        return Preferences.PREFIX;
    }

    @Override
    public List<String> page(@Nullable String after, int limit) {
        return sql.query(
                "select owner_id from preference where sealed_address is not null"
                        + " and (?::text is null or owner_id > ?::text) order by owner_id limit ?",
                row -> row.getString(1),
                after,
                after,
                limit);
    }
}
