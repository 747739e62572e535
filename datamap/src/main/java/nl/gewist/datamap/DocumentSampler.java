package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Looks which keys the documents of a JSON column have, and what a sample of their values shows. */
final class DocumentSampler {
    private static final int DOCUMENTS = 200;
    private static final int VALUES = 20_000;
    private static final int CHARACTERS = 1000;
    private static final int DEPTH = 8;

    private final Connection connection;
    private final Store store;

    DocumentSampler(Connection connection, Store store) {
        this.connection = connection;
        this.store = store;
    }

    /** What the texts and numbers under each key show, by path such as {@code contact.email}. */
    Map<String, ContentCount> sample(CollectionName name, String column) throws SQLException {
        var counts = new TreeMap<String, ContentCount>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql(Sql.table(store, name), Sql.quote(column)))) {
            while (found.next()) {
                counts.computeIfAbsent(found.getString(1), path -> new ContentCount())
                        .add(found.getString(2));
            }
        }
        return counts;
    }

    /** Lists are gone through: their elements stand under the list's own key. */
    private static String sql(String table, String column) {
        return "with recursive part(path, depth, value) as (select '', 0, document from (select " + column
                + "::jsonb as document from " + table + " where " + column + " is not null limit " + DOCUMENTS
                + ") d union all select case when key is null then path when path = '' then key else path || '.' || key"
                + " end, depth + 1, inside from part, lateral (select key, value as inside from"
                + " jsonb_each(case jsonb_typeof(value) when 'object' then value else '{}' end) union all"
                + " select null, e from jsonb_array_elements(case jsonb_typeof(value) when 'array' then value else '[]'"
                + " end) e) i where depth < " + DEPTH + ")"
                + " select path, left(value #>> '{}', " + CHARACTERS
                + ") from part where path <> '' and jsonb_typeof(value) in ('string', 'number') limit " + VALUES;
    }
}
