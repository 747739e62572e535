package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live schema of one store, as far as planning needs it.
 *
 * @param refusals what the database refused when the map's strategies were tried on it
 */
public record Catalog(Store store, Map<String, Table> tables, List<ForeignKey> foreignKeys, List<Misfit> refusals) {

    public Catalog {
        tables = Map.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
        refusals = List.copyOf(refusals);
    }

    /** A schema on which nothing was tried. */
    public Catalog(Store store, Map<String, Table> tables, List<ForeignKey> foreignKeys) {
        this(store, tables, foreignKeys, List.of());
    }

    /** Reads the store's schema, and has it try what the map's strategies would write where this role may write. */
    public static Catalog read(Connection connection, DataMap map, Store store) throws SQLException {
        return Tried.of(connection, map, read(connection, store), null).catalog();
    }

    /** Reads tables, columns and keys of the store's schema; one statement each. */
    public static Catalog read(Connection connection, Store store) throws SQLException {
        return switch (store.storeKind()) {
            case POSTGRESQL -> new CatalogReader(connection, store).read();
            case MARIADB -> new MariaCatalogReader(connection, store).read();
        };
    }

    /** The table of a collection of this store. */
    Optional<Table> table(CollectionName name) {
        return name.store().equals(store.name()) ? Optional.ofNullable(tables.get(name.name())) : Optional.empty();
    }

    /** The column of a collection of this store. */
    Optional<Column> column(CollectionName name, String column) {
        return table(name).map(table -> table.columns().get(column));
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
     * @param type PostgreSQL's short name, of the base type for a domain: int4, int8, uuid, text, varchar, timestamptz, …;
     *     of another kind of store the name of the type that is nearest
     * @param sqlType as written in a cast, quoted where needed
     * @param maxLength in characters, null when unlimited or not text
     * @param unique whether it is part of any unique index, partial and expression indexes included
     * @param generated whether only the database may write it
     * @param labels the values of an enum type, else empty
     */
    public record Column(
            String name,
            String type,
            String sqlType,
            boolean nullable,
            @Nullable Integer maxLength,
            boolean unique,
            boolean generated,
            List<String> labels) {

        private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext");
        private static final Set<String> TEXT_ARRAYS = Set.of("_text", "_varchar", "_bpchar", "_citext");

        public Column {
            labels = List.copyOf(labels);
        }

        /** A text that is no column: it is as long as it wants, and nobody's key. */
        static Column ofText(String name) {
            return of(name, "text");
        }

        /** A value of this type that is no column here. */
        static Column of(String name, String type) {
            return new Column(name, type, type, true, null, false, false, List.of());
        }

        boolean isJson() {
            return type.equals("json") || type.equals("jsonb");
        }

        boolean isText() {
            return TEXTS.contains(type);
        }

        boolean isTextArray() {
            return TEXT_ARRAYS.contains(type);
        }

        boolean holds(int characters) {
            return maxLength == null || maxLength >= characters;
        }
    }

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
