package nl.gewist.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.gewist.sealing.SealingException.Reason;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code sealing_key}: sets in, sets out, one statement and one commit each. */
final class KeyTable {

    /** The empty update makes a conflicting row, even a concurrent one, visible to {@code returning}. */
    private static final String INSERT = """
            insert into sealing_key (record_id, wrapped)
            select * from unnest(?::text[], ?::bytea[])
            on conflict (record_id) do update set record_id = excluded.record_id
            returning record_id, wrapped""";

    private static final String SELECT = "select record_id, wrapped from sealing_key where record_id = any (?::text[])";
    private static final String DELETE =
            "delete from sealing_key where record_id = any (?::text[]) returning record_id, wrapped";

    private final DataSource database;

    KeyTable(DataSource database) {
        this.database = database;
    }

    /** Returns the wrapped keys now in force: the given one where there was none, else the one that was there. */
    Map<String, byte[]> insertMissing(List<String> recordIds, List<byte[]> wrapped) {
        return run(INSERT, recordIds, wrapped);
    }

    Map<String, byte[]> select(Collection<String> recordIds) {
        return run(SELECT, recordIds, null);
    }

    int delete(Collection<String> recordIds) {
        return run(DELETE, recordIds, null).size();
    }

    private Map<String, byte[]> run(String sql, Collection<String> recordIds, @Nullable Collection<byte[]> wrapped) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", recordIds.toArray()));
            if (wrapped != null) {
                statement.setArray(2, connection.createArrayOf("bytea", wrapped.toArray(byte[][]::new)));
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
        Map<String, byte[]> rows = new HashMap<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.put(found.getString(1), found.getBytes(2));
            }
        }
        return rows;
    }
}
