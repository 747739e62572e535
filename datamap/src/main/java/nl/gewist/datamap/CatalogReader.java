package nl.gewist.datamap;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Catalog.Table;

/** Reads a schema from PostgreSQL's own catalog; {@code information_schema} hides what the role does not own. */
final class CatalogReader {
    private static final String COLUMNS = """
            select c.relname, a.attname, coalesce(b.typname, y.typname) as typname,
                   format_type(a.atttypid, a.atttypmod) as sql_type,
                   not (a.attnotnull or y.typnotnull) as nullable,
                   case when coalesce(b.typname, y.typname) in ('varchar', 'bpchar')
                         and greatest(a.atttypmod, y.typtypmod) > 4
                        then greatest(a.atttypmod, y.typtypmod) - 4 end as max_length,
                   exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
                            and (a.attnum = any (i.indkey) or exists (
                                select from pg_depend d where d.objid = i.indexrelid and d.refobjid = c.oid
                                   and d.refobjsubid = a.attnum))) as is_unique,
                   a.attgenerated <> '' or a.attidentity = 'a' as generated,
                   array(select e.enumlabel::text from pg_enum e
                          where e.enumtypid = coalesce(b.oid, y.oid) order by e.enumsortorder) as labels
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              join pg_type y on y.oid = a.atttypid
              left join pg_type b on b.oid = y.typbasetype and y.typtype = 'd'
             where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
             order by c.relname, a.attnum""";

    private static final String KEYS = """
            select c.relname, i.indisprimary,
                   array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(attnum, at)
                           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                          where k.at <= i.indnkeyatts order by k.at) as columns
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and i.indisunique and i.indpred is null and i.indexprs is null
             order by c.relname, not i.indisprimary, i.indexrelid""";

    private static final String FOREIGN_KEYS = """
            select k.conname, case when fn.nspname = tn.nspname then f.relname
                                   else fn.nspname || '.' || f.relname end as source,
                   t.relname as target, k.confdeltype::text as on_delete,
                   array(select a.attname::text from unnest(k.conkey) with ordinality c(attnum, at)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.attnum
                          order by c.at) as columns,
                   array(select a.attname::text from unnest(k.confkey) with ordinality c(attnum, at)
                           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.attnum
                          order by c.at) as target_columns
              from pg_constraint k
              join pg_class f on f.oid = k.conrelid
              join pg_namespace fn on fn.oid = f.relnamespace
              join pg_class t on t.oid = k.confrelid
              join pg_namespace tn on tn.oid = t.relnamespace
             where k.contype = 'f' and k.conparentid = 0 and tn.nspname = ?
             order by k.conname, f.relname""";

    private final Connection connection;
    private final Store store;

    CatalogReader(Connection connection, Store store) {
        this.connection = connection;
        this.store = store;
    }

    Catalog read() throws SQLException {
        var columns = new LinkedHashMap<String, Map<String, Column>>();
        each(
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString("relname"), t -> new LinkedHashMap<>())
                        .put(row.getString("attname"), column(row)));
        var primary = new LinkedHashMap<String, List<String>>();
        var uniques = new LinkedHashMap<String, List<List<String>>>();
        each(KEYS, row -> {
            var table = row.getString("relname");
            var key = texts(row.getArray("columns"));
            uniques.computeIfAbsent(table, t -> new ArrayList<>()).add(key);
            if (row.getBoolean("indisprimary")) {
                primary.put(table, key);
            }
        });
        var foreignKeys = new ArrayList<ForeignKey>();
        each(FOREIGN_KEYS, row -> foreignKeys.add(foreignKey(row)));
        var tables = new LinkedHashMap<String, Table>();
        columns.forEach((name, of) -> tables.put(
                name,
                new Table(name, of, primary.getOrDefault(name, List.of()), uniques.getOrDefault(name, List.of()))));
        return new Catalog(store, tables, foreignKeys);
    }

    private static Column column(ResultSet row) throws SQLException {
        var length = row.getInt("max_length");
        return new Column(
                row.getString("attname"),
                row.getString("typname"),
                row.getString("sql_type"),
                row.getBoolean("nullable"),
                length == 0 ? null : length,
                row.getBoolean("is_unique"),
                row.getBoolean("generated"),
                texts(row.getArray("labels")));
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString("conname"),
                row.getString("source"),
                texts(row.getArray("columns")),
                row.getString("target"),
                texts(row.getArray("target_columns")),
                switch (row.getString("on_delete")) {
                    case "c" -> OnDelete.CASCADE;
                    case "n" -> OnDelete.SET_NULL;
                    case "d" -> OnDelete.SET_DEFAULT;
                    default -> OnDelete.REFUSE;
                });
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private void each(String sql, RowReader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, store.schema());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** Takes one row of a result. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
