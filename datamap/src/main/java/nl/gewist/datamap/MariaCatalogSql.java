package nl.gewist.datamap;

import java.util.List;

/** Asks {@code information_schema} about the database of the connection, whatever its one parameter is. */
record MariaCatalogSql() implements CatalogSql {
    private static final String HERE = " = if(? = '', database(), null)";

    @Override
    public String readable() {
        return "select c.table_name, c.column_name, t.table_rows from information_schema.columns c"
                + " join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name"
                + " where t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and find_in_set('select', c.privileges)"
                + " and c.table_schema" + HERE;
    }

    @Override
    public String unreadable() {
        return "select concat(table_name, '.', column_name) as name from information_schema.columns"
                + " where not find_in_set('select', privileges) and table_schema" + HERE;
    }

    /** The first and the last by the primary key: what is old and what is new. */
    @Override
    public String sample(Store store, Catalog.Table table, List<String> columns, double rows) {
        var selected = columns.stream()
                .map(column -> "left(cast(" + Sql.quote(column) + " as char), " + Sampler.CHARACTERS + ")")
                .toList();
        var some = "select " + String.join(", ", selected) + " from "
                + Sql.table(store, new CollectionName(store.name(), table.name()));
        if (table.primaryKey().isEmpty() || rows <= Sampler.ROWS) {
            return some + " limit " + Sampler.ROWS;
        }
        var key = table.primaryKey().stream().map(Sql::quote).toList();
        return "(" + some + " order by " + String.join(", ", key) + " limit " + Sampler.ROWS / 2 + ") union all ("
                + some + " order by " + String.join(" desc, ", key) + " desc limit " + Sampler.ROWS / 2 + ")";
    }

    @Override
    public String leading() {
        return "select table_name, column_name from information_schema.statistics"
                + " where seq_in_index = 1 and index_type in ('BTREE', 'HASH') and ignored = 'NO' and table_schema"
                + HERE;
    }

    /** MariaDB has no indexes on expressions. */
    @Override
    public String leadingExpressions() {
        return "select table_name, '' from information_schema.statistics where false and table_schema" + HERE;
    }

    @Override
    public String createIndex(String table, String columns) {
        return ("alter table " + table + " add index (" + columns + ");").replace('"', '`');
    }

    /** Whether this role may update does not matter: nothing is written to find out. */
    @Override
    public String tried() {
        return "select table_name from information_schema.tables where table_schema" + HERE;
    }
}
