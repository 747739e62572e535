package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** When stores were last heard of, and when connectors look again. */
@ApplicationScoped
class ReportTable {
    private final Sql sql;

    ReportTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    Map<String, Report> all() {
        return sql.query("select store, told_at, looked_at, look_code from backup_report", ReportTable::read).stream()
                .collect(Collectors.toMap(Report::store, Function.identity()));
    }

    /** Events told of these stores, at these times; none is later than now. */
    void told(Map<String, Instant> latest, Instant now) {
        var stores = latest.entrySet();
        sql.update("""
                insert into backup_report as known (store, told_at)
                select * from unnest(?::text[], ?::timestamptz[])
                on conflict (store) do update set told_at = greatest(least(known.told_at, ?), excluded.told_at)""", Sql.column(stores, Map.Entry::getKey), Sql.column(stores, Map.Entry::getValue), now);
    }

    /** A connector looked; the code says why in vain. The last look that succeeded is kept. */
    void looked(String store, Instant at, @Nullable String code) {
        sql.update("""
                insert into backup_report as known (store, looked_at, look_code)
                values (?, case when ?::text is null then ?::timestamptz end, ?)
                on conflict (store) do update
                set looked_at = coalesce(excluded.looked_at, known.looked_at), look_code = excluded.look_code""", store, code, at, code);
    }

    /**
     * Takes a store whose look is due, for as long as this transaction lasts.
     *
     * @param latest no look can be due after this: a clock that went back has set it
     */
    List<String> takeDue(List<String> stores, Instant now, Instant latest) {
        sql.update(
                "insert into backup_look (store, due_at) select unnest(?::text[]), ? on conflict (store) do nothing",
                stores,
                now);
        return sql.query("""
                select store from backup_look where store = any (?::text[]) and (due_at <= ? or due_at > ?)
                order by due_at, store limit 1 for no key update skip locked""", row -> row.getString(1), stores, now, latest);
    }

    void dueAgain(String store, Instant at) {
        sql.update("update backup_look set due_at = ? where store = ?", at, store);
    }

    private static Report read(ResultSet row) throws SQLException {
        return new Report(row.getString(1), time(row, 2), time(row, 3), row.getString(4));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @param toldAt last event
     * @param lookedAt last look that succeeded
     * @param lookCode why the last look did not
     */
    record Report(
            String store,
            @Nullable Instant toldAt,
            @Nullable Instant lookedAt,
            @Nullable String lookCode) {}
}
