package nl.gewist.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import nl.gewist.sealing.SealingException.Reason;

/** The SQL of {@code sealing_key}: sets in, sets out, one statement and one commit each. */
final class KeyTable {

    /** The empty update makes a conflicting row, even a concurrent one, visible to {@code returning}. */
    private static final String INSERT = """
            insert into sealing_key (record_id, wrapped)
            select * from unnest(?::text[], ?::bytea[])
            on conflict (record_id) do update set record_id = excluded.record_id
            returning record_id, wrapped""";

    private static final String SELECT = "select record_id, wrapped from sealing_key where record_id = any (?::text[])";
    private static final String DELETE = """
            with gone as (delete from sealing_key where record_id = any (?::text[]) returning record_id, wrapped),
                noted as (insert into destroyed_key (record_id) select record_id from gone on conflict do nothing)
            select record_id, wrapped from gone""";
    private static final String DESTROYED =
            "select record_id, null::bytea from destroyed_key where record_id = any (?::text[])";
    private static final String MISSING = """
            select id, null::bytea from unnest(?::text[]) as asked (id)
            where not exists (select from sealing_key where record_id = id)
              and not exists (select from destroyed_key where record_id = id)""";

    private static final String DESTROYED_AFTER = """
            select record_id, null::bytea from destroyed_key where record_id > (?::text[])[1]
            order by record_id limit\s""";

    /** What wrapped the keys: the bytes that stand before them, each with one of its records. */
    private static final String BEGINNINGS = """
            select min(record_id), substring(wrapped for 5) from sealing_key
            where record_id > (?::text[])[1] group by 2""";

    private static final String BEHIND = "substring(wrapped for 5) <> all (?::bytea[])";

    private static final String WRAPPED_BY_OLDER =
            "select record_id, wrapped from sealing_key where record_id > (?::text[])[1] and " + BEHIND
                    + " order by record_id limit 500";

    private static final String COUNT_BEHIND =
            "select count(*)::text, null::bytea from sealing_key where record_id > (?::text[])[1] and " + BEHIND;

    private static final String REPLACE = """
            update sealing_key set wrapped = anew.wrapped
            from unnest(?::text[], ?::bytea[], ?::bytea[]) as anew(record_id, old, wrapped)
            where sealing_key.record_id = anew.record_id and sealing_key.wrapped = anew.old
            returning sealing_key.record_id, sealing_key.wrapped""";

    private final DataSource database;

    KeyTable(DataSource database) {
        this.database = database;
    }

    /** Returns the wrapped keys now in force: the given one where there was none, else the one that was there. */
    Map<String, byte[]> insertMissing(List<String> recordIds, List<byte[]> wrapped) {
        return run(INSERT, recordIds, List.of(wrapped));
    }

    Map<String, byte[]> select(Collection<String> recordIds) {
        return run(SELECT, recordIds, List.of());
    }

    int delete(Collection<String> recordIds) {
        return run(DELETE, recordIds, List.of()).size();
    }

    Set<String> destroyed(Collection<String> recordIds) {
        return run(DESTROYED, recordIds, List.of()).keySet();
    }

    Set<String> missing(Collection<String> recordIds) {
        return run(MISSING, recordIds, List.of()).keySet();
    }

    List<String> destroyedAfter(String recordId, int limit) {
        return List.copyOf(
                run(DESTROYED_AFTER + limit, List.of(recordId), List.of()).keySet());
    }

    /** One wrapped key for each key-encryption key that wrapped some. */
    Collection<byte[]> beginnings() {
        return run(BEGINNINGS, List.of(""), List.of()).values();
    }

    /**
     * The next keys that none of these wrapped, in the order of their records.
     *
     * @param beginnings what stands before keys that are wrapped as they should be
     * @param recordId the last one of the page before; empty to begin
     */
    Map<String, byte[]> wrappedByOlder(List<byte[]> beginnings, String recordId) {
        return run(WRAPPED_BY_OLDER, List.of(recordId), List.of(beginnings));
    }

    /** How many keys none of these wrapped. */
    long behind(List<byte[]> beginnings) {
        return Long.parseLong(run(COUNT_BEHIND, List.of(""), List.of(beginnings))
                .keySet()
                .iterator()
                .next());
    }

    /** Replaces those that are still as they were. */
    int replace(List<String> recordIds, List<byte[]> old, List<byte[]> wrapped) {
        return run(REPLACE, recordIds, List.of(old, wrapped)).size();
    }

    private Map<String, byte[]> run(String sql, Collection<String> recordIds, List<List<byte[]>> columns) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", recordIds.toArray()));
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(
                        i + 2, connection.createArrayOf("bytea", columns.get(i).toArray(byte[][]::new)));
            }
            Map<String, byte[]> rows = rows(statement);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return rows;
        } catch (SQLException e) {
            throw new SealingException(
                    Reason.STORE_UNAVAILABLE,
                    "The database of the data keys did not answer as expected. Check that it runs, that this service"
                            + " may use it, and that db/sealing was migrated there.",
                    e);
        }
    }

    private static Map<String, byte[]> rows(PreparedStatement statement) throws SQLException {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.put(found.getString(1), found.getBytes(2));
            }
        }
        return rows;
    }
}
