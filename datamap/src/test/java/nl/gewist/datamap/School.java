package nl.gewist.datamap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.gewist.embedded.MariaServer;
import nl.gewist.embedded.TestServers;

/** A small platform on a real PostgreSQL or MariaDB; whatever a test changes is rolled back when it closes. */
final class School implements AutoCloseable {
    static final UUID JAN = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final UUID PIET = UUID.fromString("00000000-0000-0000-0000-000000000002");
    static final UUID ZOE = UUID.fromString("00000000-0000-0000-0000-000000000003");

    private static final String URL = created();

    final Connection connection;
    private final UnaryOperator<String> kind;
    DataMap map;
    Catalog catalog;

    School() throws SQLException {
        this(DriverManager.getConnection(URL), UnaryOperator.identity());
    }

    private School(Connection connection, UnaryOperator<String> kind) throws SQLException {
        this.connection = connection;
        this.kind = kind;
        connection.setAutoCommit(false);
        map = map(kind);
        catalog = Catalog.read(connection, map, map.stores().get("db"));
    }

    /** The same school on MariaDB, in a database of its own. */
    static School onMariaDb() throws SQLException {
        var database = MariaServer.shared().freshDatabase("school");
        var properties = new Properties();
        properties.putAll(StoreKind.MARIADB.connecting());
        properties.putAll(Map.of("user", database.user(), "password", database.password()));
        var connection = DriverManager.getConnection(database.jdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            for (var sql : resource("school-mariadb.sql").split(";\n")) {
                statement.execute(sql);
            }
        }
        return new School(connection, yaml -> yaml.replace("{kind: postgresql, schema: School,", "{kind: mariadb,"));
    }

    private static String created() {
        var database = TestServers.shared().freshDatabase("datamap");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(resource("school.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var mark = database.jdbcUrl().contains("?") ? "&" : "?";
        return database.jdbcUrl() + mark + "user=" + database.user() + "&password=" + database.password();
    }

    static String resource(String name) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(School.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DataMap map(UnaryOperator<String> change) {
        return DataMap.read("school.yaml", new StringReader(change.apply(resource("school.yaml"))));
    }

    /** The same school with another map or, after a change of the schema, another catalog. */
    School with(UnaryOperator<String> change) throws SQLException {
        map = map(yaml -> change.apply(kind.apply(yaml)));
        catalog = Catalog.read(connection, map, map.stores().get("db"));
        return this;
    }

    /**
     * The school with more tables.
     *
     * @param dataset further collections: {@code name: field, field -> target.field, field!} per line, where an
     *     exclamation mark makes a field personal and {@code <-} a reference in direction to
     * @param rules further entries of {@code gewist.collections}, a line each
     */
    School with(String ddl, String dataset, String rules) throws SQLException {
        execute(ddl);
        var collections = dataset.lines()
                .filter(line -> !line.isBlank())
                .map(School::collection)
                .collect(java.util.stream.Collectors.joining());
        var more = rules.strip().indent(4);
        return with(yaml -> yaml.replace("      - name: mail_tool\n", collections + "      - name: mail_tool\n")
                .replace("    db.card:\n", more + "    db.card:\n"));
    }

    private static String collection(String line) {
        var name = line.substring(0, line.indexOf(':')).strip();
        var fields = new StringBuilder();
        for (var field : line.substring(line.indexOf(':') + 1).split(",")) {
            var parts = field.strip().split(" (<-|->) ");
            var references = new ArrayList<String>();
            for (int i = 1; i < parts.length; i++) {
                references.add("{dataset: db, field: '" + parts[i] + "', direction: "
                        + (field.contains("<-") ? "to" : "from") + "}");
            }
            fields.append("          - {name: '")
                    .append(parts[0].replace("!", ""))
                    .append(parts[0].endsWith("!") ? "', data_categories: [user]" : "'")
                    .append(references.isEmpty() ? "" : ", fides_meta: {references: " + references + "}")
                    .append("}\n");
        }
        return "      - name: '" + name + "'\n        fields:\n" + fields;
    }

    List<String> misfits() {
        return MapCheck.check(map, catalog).stream()
                .map(misfit -> misfit.code() + " " + misfit.collection() + "." + misfit.field())
                .toList();
    }

    static Target all(UUID request, String subject) {
        return new Target(request, subject, null);
    }

    static Target part(UUID request, String subject, String owner) {
        return new Target(request, subject, owner);
    }

    Erased erase(Target... targets) throws SQLException {
        var list = List.of(targets);
        var plan = ErasurePlan.of(map, catalog, "pupil");
        var identifiers = plan.identifiers(connection, list);
        return erase(plan, list, identifiers);
    }

    Erased erase(ErasurePlan plan, List<Target> targets, Map<UUID, Identifiers> identifiers) throws SQLException {
        var batch = plan.batch(connection, targets, identifiers);
        var counted = new LinkedHashMap<String, Long>();
        for (var step : plan.steps()) {
            for (var part : step.parts()) {
                if (part.countSql() != null) {
                    rows(batch, part.countSql()).forEach((no, rows) -> counted.merge(key(part, no), rows, Long::sum));
                }
            }
        }
        var applied = new LinkedHashMap<String, Long>();
        var unchanged = new ArrayList<String>();
        var left = new LinkedHashMap<String, Long>();
        for (var step : plan.steps()) {
            if (step.apply() != null) {
                batch.run(connection, step.apply(), row -> {
                    var part = step.also().isEmpty() ? step : step.parts().get(row.getInt("part"));
                    applied.merge(key(part, row.getInt("no")), row.getLong("rows"), Long::sum);
                    if (row.getLong("unchanged") > 0) {
                        unchanged.add(key(part, row.getInt("no")));
                    }
                });
            }
            for (var part : step.parts()) {
                if (part.verifySql() != null) {
                    rows(batch, part.verifySql()).forEach((no, rows) -> left.merge(key(part, no), rows, Long::sum));
                }
            }
        }
        return new Erased(counted, applied, unchanged, left);
    }

    private static String key(Step step, int no) {
        return step.collection().name() + " " + step.action() + " " + no;
    }

    private Map<Integer, Long> rows(Batch batch, String sql) throws SQLException {
        var rows = new LinkedHashMap<Integer, Long>();
        batch.query(connection, sql, row -> rows.put(row.getInt("no"), row.getLong("rows")));
        return rows;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (catalog.store().storeKind() == StoreKind.POSTGRESQL) {
                statement.execute("set local search_path = \"School\"; " + sql);
                return;
            }
            for (var one : sql.split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    /** The first column of all rows, as text. */
    List<String> texts(String sql) throws SQLException {
        execute("select 1");
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Every row of every table, as text. */
    Map<String, List<String>> everything() throws SQLException {
        var all = new LinkedHashMap<String, List<String>>();
        for (var table : catalog.tables().keySet().stream().sorted().toList()) {
            all.put(table, texts("select x::text from " + Sql.quote(table) + " x order by 1"));
        }
        return all;
    }

    List<String> rowsWith(String... values) throws SQLException {
        var found = new ArrayList<String>();
        everything()
                .forEach((table, rows) -> rows.stream()
                        .filter(row -> Arrays.stream(values).anyMatch(row.toLowerCase(java.util.Locale.ROOT)::contains))
                        .forEach(row -> found.add(table + row)));
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** What a run of the plan said. */
    record Erased(
            Map<String, Long> counted, Map<String, Long> applied, List<String> unchanged, Map<String, Long> left) {}
}
