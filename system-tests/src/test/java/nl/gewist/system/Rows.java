package nl.gewist.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.gewist.embedded.Database;

/** Queries. A collection of ids is bound as an array. */
final class Rows {
    private Rows() {}

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> of(Database database, String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (Connection connection = database.connect()) {
            return of(connection, sql, reader, parameters);
        }
    }

    static <T> List<T> of(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                statement.setObject(
                        i + 1,
                        parameter instanceof Collection<?> ids
                                ? connection.createArrayOf("uuid", ids.toArray(UUID[]::new))
                                : parameter);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        }
    }

    static long count(Database database, String sql, Object... parameters) throws SQLException {
        return of(database, sql, row -> row.getLong(1), parameters).getFirst();
    }
}
