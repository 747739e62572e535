package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
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
                        "select choice, agreement, copy, erased_at from leaving where owner_id = ?",
                        LeavingTable::leaving,
                        ownerId)
                .stream()
                .findFirst()
                .orElse(Leaving.UNKNOWN);
    }

    void keep(String ownerId, String agreement, String role, Instant now) {
        choose(ownerId, "KEEP", agreement, null, role, now);
    }

    /** @param copyNeeded false if the owner said so; else they have downloaded all there is by now, if there is any */
    void destroy(String ownerId, boolean copyNeeded, String role, Instant now) {
        String copy = !copyNeeded ? "NOT_NEEDED" : hasDownloaded(ownerId) ? "COMPLETE" : null;
        choose(ownerId, "DESTROY", null, copy, role, now);
    }

    private boolean hasDownloaded(String ownerId) {
        return !sql.query("select 1 from owner_export where owner_id = ?", row -> true, ownerId)
                .isEmpty();
    }

    private void choose(
            String ownerId,
            String choice,
            @Nullable String agreement,
            @Nullable String copy,
            String role,
            Instant now) {
        sql.update("""
                insert into leaving (owner_id, choice, agreement, copy, role, chosen_at)
                values (?, ?, ?::text, ?::text, ?, ?)
                on conflict (owner_id) do update set choice = excluded.choice, agreement = excluded.agreement,
                    copy = excluded.copy, role = excluded.role, chosen_at = excluded.chosen_at""", ownerId, choice, agreement, copy, role, now);
    }

    void erased(String ownerId, Instant now) {
        sql.update("""
                insert into leaving (owner_id, erased_at) values (?, ?)
                on conflict (owner_id) do update set erased_at = coalesce(leaving.erased_at, excluded.erased_at)""", ownerId, now);
    }

    private static Leaving leaving(ResultSet row) throws SQLException {
        String choice = row.getString(1);
        String copy = row.getString(3);
        OffsetDateTime erased = row.getObject(4, OffsetDateTime.class);
        return new Leaving(
                choice != null,
                "KEEP".equals(choice),
                row.getString(2),
                copy == null ? null : copy.toLowerCase(Locale.ROOT).replace('_', '-'),
                erased == null ? null : erased.toInstant());
    }
}
