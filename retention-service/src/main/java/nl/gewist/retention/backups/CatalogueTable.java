package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.backups.KnownBackup.Key;
import org.jspecify.annotations.Nullable;

/** The copies that are known. */
@ApplicationScoped
class CatalogueTable {
    private static final long LOCK = 0x6765776973740010L;
    private static final String COLUMNS = """
            select store, backup_id, started_at, ended_at, encrypted, region, depends_on, locked_until, listed,
                   told_differently, deleted_at, first_told_at from known_backup\s""";

    private final Sql sql;

    CatalogueTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One writer at a time: a copy may be told by an event and seen by a connector at once. */
    void lock() {
        sql.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    List<KnownBackup> all() {
        return sql.query(COLUMNS + "order by store, started_at desc, backup_id", CatalogueTable::read);
    }

    List<KnownBackup> of(String store) {
        return sql.query(COLUMNS + "where store = ?", CatalogueTable::read, store);
    }

    List<KnownBackup> find(Collection<Key> keys) {
        return sql.query(
                COLUMNS + "where (store, backup_id) in (select * from unnest(?::text[], ?::text[]))",
                CatalogueTable::read,
                Sql.column(keys, Key::store),
                Sql.column(keys, Key::backupId));
    }

    void write(Collection<KnownBackup> backups) {
        sql.update(
                """
                insert into known_backup (store, backup_id, started_at, ended_at, encrypted, region, depends_on,
                                          locked_until, listed, told_differently, deleted_at, first_told_at)
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::boolean[], ?::boolean[], ?::timestamptz[], ?::timestamptz[])
                on conflict (store, backup_id) do update set
                    started_at = excluded.started_at, ended_at = excluded.ended_at, encrypted = excluded.encrypted,
                    region = excluded.region, depends_on = excluded.depends_on, locked_until = excluded.locked_until,
                    listed = excluded.listed, told_differently = excluded.told_differently,
                    deleted_at = excluded.deleted_at, first_told_at = excluded.first_told_at""",
                Sql.column(backups, backup -> backup.key().store()),
                Sql.column(backups, backup -> backup.key().backupId()),
                copies(backups, Copy::startedAt),
                copies(backups, Copy::endedAt),
                copies(backups, Copy::encrypted),
                copies(backups, Copy::region),
                copies(backups, Copy::dependsOn),
                copies(backups, Copy::lockedUntil),
                Sql.column(backups, KnownBackup::listed),
                Sql.column(backups, KnownBackup::toldDifferently),
                Sql.column(backups, KnownBackup::deletedAt),
                Sql.column(backups, KnownBackup::firstToldAt));
    }

    /** Forgets copies that are gone since before this, unless another one depends on them. */
    void forgetGoneBefore(Instant limit) {
        sql.update("""
                delete from known_backup gone where deleted_at < ? and (ended_at is null or ended_at <= deleted_at)
                  and not exists (select from known_backup other
                                  where other.store = gone.store and other.depends_on = gone.backup_id)""", limit);
    }

    /** The latest completion of an erasure that was verified to be gone from all copies. */
    Optional<Instant> verifiedUntil() {
        return sql.query("""
                        select completed_at from backup_expiry where state = 'COMPLETED'
                        order by completed_at desc limit 1""", row -> row.getObject(1, OffsetDateTime.class).toInstant()).stream()
                .findFirst();
    }

    private static List<@Nullable Object> copies(
            Collection<KnownBackup> backups, Function<Copy, @Nullable Object> value) {
        return Sql.column(backups, backup -> backup.copy() == null ? null : value.apply(backup.copy()));
    }

    private static KnownBackup read(ResultSet row) throws SQLException {
        return new KnownBackup(
                new Key(row.getString("store"), row.getString("backup_id")),
                copy(row),
                row.getBoolean("listed"),
                row.getBoolean("told_differently"),
                time(row, "deleted_at"),
                row.getObject("first_told_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Copy copy(ResultSet row) throws SQLException {
        Instant startedAt = time(row, "started_at");
        Instant endedAt = time(row, "ended_at");
        return startedAt == null || endedAt == null
                ? null
                : new Copy(
                        startedAt,
                        endedAt,
                        row.getObject("encrypted", Boolean.class),
                        row.getString("region"),
                        row.getString("depends_on"),
                        time(row, "locked_until"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
