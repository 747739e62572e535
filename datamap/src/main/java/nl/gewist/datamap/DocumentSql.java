package nl.gewist.datamap;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The SQL that takes personal keys out of a JSON document. A value of another shape than the map says is not understood
 * and goes as a whole.
 */
final class DocumentSql {
    /** SQL of what a key's strategy makes of a value that is no document. */
    private final BiFunction<DocumentKey, String, String> leaf;

    /** @param leaf SQL of type text of a key's new value; its second argument is SQL of the old one, a text */
    DocumentSql(BiFunction<DocumentKey, String, String> leaf) {
        this.leaf = leaf;
    }

    /** SQL of type jsonb: the document without what the keys take away. */
    String without(List<DocumentKey> keys, String document) {
        return value(keys, "(" + document + ")::jsonb", 0);
    }

    private String value(List<DocumentKey> keys, String value, int depth) {
        var element = "e" + depth;
        return "case jsonb_typeof(" + value + ") when 'array' then (select coalesce(jsonb_agg("
                + object(keys, element + ".v", depth) + " order by " + element
                + ".at), '[]') from jsonb_array_elements("
                + value + ") with ordinality " + element + "(v, at)) else " + object(keys, value, depth) + " end";
    }

    private String object(List<DocumentKey> keys, String value, int depth) {
        var entry = "o" + depth;
        var removed = keys.stream()
                .filter(key -> key.strategy() instanceof Strategy.Null)
                .map(key -> Sql.literal(key.name()))
                .collect(Collectors.joining(", "));
        var changed = keys.stream()
                .filter(key -> !(key.strategy() instanceof Strategy.Null))
                .map(key -> " when " + Sql.literal(key.name()) + " then " + changed(key, entry + ".v", depth))
                .collect(Collectors.joining());
        return "case jsonb_typeof(" + value + ") when 'object' then (select coalesce(jsonb_object_agg(" + entry + ".k, "
                + (changed.isEmpty() ? entry + ".v" : "case " + entry + ".k" + changed + " else " + entry + ".v end")
                + "), '{}') from jsonb_each(" + value + ") " + entry + "(k, v)"
                + (removed.isEmpty() ? "" : " where " + entry + ".k not in (" + removed + ")")
                + ") else 'null'::jsonb end";
    }

    private String changed(DocumentKey key, String value, int depth) {
        if (key.strategy() == null) {
            return value(key.inner(), value, depth + 1);
        }
        var written = "to_jsonb(" + leaf.apply(key, "(" + value + " #>> '{}')") + ")";
        var replaced = "case jsonb_typeof(" + value + ") ";
        return key.strategy() instanceof Strategy.Redact
                ? replaced + "when 'string' then " + written + " else 'null'::jsonb end"
                : replaced + "when 'null' then " + value + " else " + written + " end";
    }
}
