package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code leaving}. Whoever writes holds the lock of the owner. */
@ApplicationScoped
class LeavingTable {
    private final Sql sql;

    LeavingTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    Leaving find(String ownerId) {
        return sql
                .query(
                        "select choice, agreement, erased_at from leaving where owner_id = ?",
                        LeavingTable::leaving,
                        ownerId)
                .stream()
                .findFirst()
                .orElse(Leaving.UNKNOWN);
    }

    void choose(String ownerId, @Nullable String agreement, String role, Instant now) {
        sql.update("""
                insert into leaving (owner_id, choice, agreement, role, chosen_at) values (?, ?, ?::text, ?, ?)
                on conflict (owner_id) do update set choice = excluded.choice, agreement = excluded.agreement,
                    role = excluded.role, chosen_at = excluded.chosen_at""", ownerId, agreement == null ? "DESTROY" : "KEEP", agreement, role, now);
    }

    void erased(String ownerId, Instant now) {
        sql.update("""
                insert into leaving (owner_id, erased_at) values (?, ?)
                on conflict (owner_id) do update set erased_at = coalesce(leaving.erased_at, excluded.erased_at)""", ownerId, now);
    }

    private static Leaving leaving(ResultSet row) throws SQLException {
        String choice = row.getString(1);
        OffsetDateTime erased = row.getObject(3, OffsetDateTime.class);
        return new Leaving(
                choice != null, "KEEP".equals(choice), row.getString(2), erased == null ? null : erased.toInstant());
    }
}
