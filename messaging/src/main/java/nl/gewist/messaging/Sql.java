package nl.gewist.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Set-based statements on a service's own database, inside the transaction at hand. Parameters are values, or
 * {@link #column columns}: lists that the statement takes apart with {@code unnest(?::uuid[])}. Columns travel as text
 * arrays; the cast in the statement says what they are.
 */
public final class Sql {
    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One value per row, for one {@code ?::type[]}. */
    public static <T> List<@Nullable Object> column(Collection<T> rows, Function<T, @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }

    /** The rows of a query or of a {@code returning} clause. */
    public <T> List<T> query(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters);
                ResultSet rows = prepared.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Returns how many rows changed. */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object[] parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, prepared, i + 1, parameters[i]);
            }
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, int place, @Nullable Object parameter)
            throws SQLException {
        switch (parameter) {
            case Instant instant -> prepared.setObject(place, instant.atOffset(ZoneOffset.UTC));
            case byte[][] bytes -> prepared.setArray(place, connection.createArrayOf("bytea", bytes));
            case Collection<?> column ->
                prepared.setArray(
                        place,
                        connection.createArrayOf(
                                "text",
                                column.stream()
                                        .map(value -> value == null ? null : value.toString())
                                        // As they are: in an array of objects the driver would escape every quote.
                                        .toArray(String[]::new)));
            case null, default -> prepared.setObject(place, parameter);
        }
    }

    /** Reads the row at hand. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
