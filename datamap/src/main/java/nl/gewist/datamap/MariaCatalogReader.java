package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Catalog.Table;

/**
 * Reads the schema of a connection's database from MariaDB's {@code information_schema}, which shows only what the role
 * has some privilege on; {@link MariaRules} refuses a role that does not see all of it.
 */
final class MariaCatalogReader {
    private static final String COLUMNS = """
            select c.table_name, c.column_name, c.data_type, c.column_type, c.collation_name, c.is_nullable,
                   c.character_maximum_length, c.is_generated, c.generation_expression
              from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name
             where c.table_schema = database() and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
             order by c.table_name, c.ordinal_position""";

    private static final String UNIQUES = """
            select table_name, index_name, column_name from information_schema.statistics
             where table_schema = database() and non_unique = 0
             order by table_name, index_name <> 'PRIMARY', index_name, seq_in_index""";

    private static final String FOREIGN_KEYS = """
            select k.constraint_name, if(k.table_schema = database(), k.table_name,
                   concat(k.table_schema, '.', k.table_name)) as source,
                   k.column_name, k.referenced_table_name, k.referenced_column_name, r.delete_rule
              from information_schema.key_column_usage k join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
               and r.table_name = k.table_name
             where k.referenced_table_schema = database()
             order by k.constraint_name, source, k.ordinal_position""";

    /** MariaDB has no type for JSON: such a column is a text with this check. */
    private static final String DOCUMENTS = """
            select table_name, check_clause from information_schema.check_constraints
             where constraint_schema = database() and check_clause like 'json_valid(%'""";

    /** A literal, or a name in the quotes of the session. */
    private static final Pattern NAMES = Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"");

    private static final Pattern LABELS = Pattern.compile("'((?:[^']|'')*)'");

    private final Connection connection;
    private final Store store;
    private final Set<String> documents = new HashSet<>();
    private final Map<String, Map<String, List<String>>> uniques = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> sources = new LinkedHashMap<>();

    MariaCatalogReader(Connection connection, Store store) {
        this.connection = connection;
        this.store = store;
    }

    Catalog read() throws SQLException {
        each(DOCUMENTS, row -> {
            var table = row.getString(1);
            names(row.getString(2)).forEach(name -> documents.add(at(table, name)));
        });
        each(
                UNIQUES,
                row -> uniques.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), index -> new ArrayList<>())
                        .add(row.getString(3)));
        each(COLUMNS, this::addSources);
        var columns = new LinkedHashMap<String, Map<String, Column>>();
        each(
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString("table_name"), table -> new LinkedHashMap<>())
                        .put(row.getString("column_name"), column(row)));
        var tables = new LinkedHashMap<String, Table>();
        columns.forEach((name, of) -> {
            var keys = uniques.getOrDefault(name, Map.of());
            tables.put(name, new Table(name, of, keys.getOrDefault("PRIMARY", List.of()), List.copyOf(keys.values())));
        });
        return new Catalog(store, tables, foreignKeys());
    }

    /** What a constraint or a generated column reads, by its text. */
    static List<String> names(String expression) {
        return NAMES.matcher(expression)
                .results()
                .filter(name -> name.group(1) != null)
                .map(name -> name.group(1).replace("\"\"", "\""))
                .toList();
    }

    private void addSources(ResultSet row) throws SQLException {
        var expression = row.getString("generation_expression");
        if (expression != null) {
            sources.computeIfAbsent(row.getString("table_name"), table -> new LinkedHashMap<>())
                    .put(row.getString("column_name"), Set.copyOf(names(expression)));
        }
    }

    private Column column(ResultSet row) throws SQLException {
        var table = row.getString("table_name");
        var name = row.getString("column_name");
        var type = row.getString("column_type");
        var collation = row.getString("collation_name");
        var length = row.getLong("character_maximum_length");
        return new Column(
                name,
                type(row.getString("data_type"), type.endsWith("unsigned"), documents.contains(at(table, name))),
                collation == null ? type : type + " collate " + collation,
                row.getString("is_nullable").equals("YES"),
                length == 0 || length > Integer.MAX_VALUE ? null : (int) length,
                isUnique(table, name),
                row.getString("is_generated").equals("ALWAYS"),
                type.startsWith("enum(") ? labels(type) : List.of());
    }

    /** Also what a unique generated column is made of. */
    private boolean isUnique(String table, String name) {
        var made = sources.getOrDefault(table, Map.of());
        return uniques.getOrDefault(table, Map.of()).values().stream()
                .flatMap(List::stream)
                .anyMatch(column -> column.equals(name)
                        || made.getOrDefault(column, Set.of()).contains(name));
    }

    private static List<String> labels(String type) {
        return LABELS.matcher(type)
                .results()
                .map((MatchResult label) -> label.group(1).replace("''", "'"))
                .toList();
    }

    /** The name that {@link Column} has for it. */
    private static String type(String type, boolean unsigned, boolean document) {
        return switch (type) {
            case "tinyint" -> "int2";
            case "smallint" -> unsigned ? "int4" : "int2";
            case "mediumint" -> "int4";
            case "int" -> unsigned ? "int8" : "int4";
            case "bigint" -> "int8";
            case "decimal" -> "numeric";
            case "char" -> "bpchar";
            case "tinytext", "text", "mediumtext", "longtext" -> document ? "json" : "text";
            case "datetime" -> "timestamp";
            case "timestamp" -> "timestamptz";
            case "tinyblob", "blob", "mediumblob", "longblob", "binary", "varbinary" -> "bytea";
            default -> type;
        };
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new LinkedHashMap<String, ForeignKey>();
        each(FOREIGN_KEYS, row -> {
            var source = row.getString("source");
            var part = new ForeignKey(
                    row.getString("constraint_name"),
                    source,
                    List.of(row.getString("column_name")),
                    row.getString("referenced_table_name"),
                    List.of(row.getString("referenced_column_name")),
                    onDelete(row.getString("delete_rule")));
            keys.merge(at(source, part.name()), part, MariaCatalogReader::joined);
        });
        return List.copyOf(keys.values());
    }

    private static ForeignKey joined(ForeignKey key, ForeignKey more) {
        var columns = new ArrayList<>(key.columns());
        columns.addAll(more.columns());
        var targets = new ArrayList<>(key.targetColumns());
        targets.addAll(more.targetColumns());
        return new ForeignKey(key.name(), key.table(), columns, key.target(), targets, key.onDelete());
    }

    private static OnDelete onDelete(String rule) {
        return switch (rule) {
            case "CASCADE" -> OnDelete.CASCADE;
            case "SET NULL" -> OnDelete.SET_NULL;
            case "SET DEFAULT" -> OnDelete.SET_DEFAULT;
            default -> OnDelete.REFUSE;
        };
    }

    private static String at(String table, String name) {
        return table + "\0" + name;
    }

    private void each(String sql, Batch.RowReader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
