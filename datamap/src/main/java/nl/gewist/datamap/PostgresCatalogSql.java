package nl.gewist.datamap;

import java.util.List;

/** Asks {@code pg_catalog}: {@code information_schema} hides what the role does not own. */
record PostgresCatalogSql() implements CatalogSql {
    /** Blocks are drawn until about this many rows are expected: hardly ever none, and the same ones at every look. */
    private static final int EXPECTED = 4000;

    @Override
    public String readable() {
        return """
                select c.relname, a.attname, c.reltuples
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where n.nspname = ? and c.relkind in ('r', 'p') and has_schema_privilege(n.oid, 'usage')
                   and has_column_privilege(c.oid, a.attnum, 'select')""";
    }

    @Override
    public String unreadable() {
        return """
                select c.relname || '.' || a.attname as name
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
                   and not has_column_privilege(c.oid, a.attnum, 'select')""";
    }

    @Override
    public String sample(Store store, Catalog.Table table, List<String> columns, double rows) {
        var selected = columns.stream()
                .map(column -> "left(" + Sql.quote(column) + "::text, " + Sampler.CHARACTERS + ")")
                .toList();
        var part = rows > EXPECTED ? " tablesample system (" + 100.0 * EXPECTED / rows + ") repeatable (0)" : "";
        return "select " + String.join(", ", selected) + " from "
                + Sql.table(store, new CollectionName(store.name(), table.name())) + part + " limit " + Sampler.ROWS;
    }

    @Override
    public String leading() {
        return """
                select c.relname, a.attname
                  from pg_index i
                  join pg_class c on c.oid = i.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                 where n.nspname = ? and i.indisvalid and i.indpred is null""";
    }

    @Override
    public String leadingExpressions() {
        return """
                select c.relname, pg_get_indexdef(i.indexrelid, 1, true)
                  from pg_index i
                  join pg_class c on c.oid = i.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and i.indisvalid and i.indpred is null and i.indkey[0] = 0""";
    }

    @Override
    public String createIndex(String table, String columns) {
        return "create index concurrently on " + table + " (" + columns + ");";
    }

    @Override
    public String tried() {
        return """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and c.relkind in ('r', 'p') and has_any_column_privilege(c.oid, 'update')""";
    }
}
