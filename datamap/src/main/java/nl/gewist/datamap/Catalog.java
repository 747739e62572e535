package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live schema of one store, as far as planning needs it. */
public record Catalog(Store store, Map<String, Table> tables, List<ForeignKey> foreignKeys) {

    public Catalog {
        tables = Map.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Reads tables, columns and keys of the store's schema; one statement each. */
    public static Catalog read(Connection connection, Store store) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** A table; its primary key may be empty. */
    public record Table(String name, Map<String, Column> columns, List<String> primaryKey, List<List<String>> uniques) {

        public Table {
            columns = Map.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            uniques = List.copyOf(uniques);
        }
    }

    /**
     * A column.
     *
     * @param type PostgreSQL's short name: int4, int8, uuid, text, varchar, timestamptz, …
     * @param maxLength in characters, null when unlimited or not text
     */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable Integer maxLength) {}

    /**
     * A foreign key from a table of any schema to one of this schema.
     *
     * @param table the referencing table; {@code schema.table} when it is in another schema
     */
    public record ForeignKey(
            String name,
            String table,
            List<String> columns,
            String target,
            List<String> targetColumns,
            OnDelete onDelete) {

        public ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    /** What the database itself does with the referencing row. */
    public enum OnDelete {
        REFUSE,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }
}
