package nl.gewist.datamap;

import java.util.List;

/**
 * What a kind of store is asked about itself, besides its {@link Catalog}. Queries have one parameter, the store's schema.
 */
sealed interface CatalogSql permits PostgresCatalogSql, MariaCatalogSql {

    static CatalogSql of(Store store) {
        return switch (store.storeKind()) {
            case POSTGRESQL -> new PostgresCatalogSql();
            case MARIADB -> new MariaCatalogSql();
        };
    }

    /** {@code table, column, rows of the table}, about, of every column that this role may read. */
    String readable();

    /** {@code table.column} of every column that this role may not read, as {@code name}. */
    String unreadable();

    /** Some rows of a table that has about that many. */
    String sample(Store store, Catalog.Table table, List<String> columns, double rows);

    /** {@code table, column} of every column that an index begins with. */
    String leading();

    /** {@code table, expression} of every expression that an index begins with. */
    String leadingExpressions();

    /** @param columns or an expression, quoted */
    String createIndex(String table, String columns);

    /** The tables on which strategies were not tried, as this role may not update them, are those without these. */
    String tried();
}
