package nl.gewist.deletion.erasing.world;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A world as SQL. */
public final class Script {
    private final World world;
    private final StringBuilder sql = new StringBuilder();

    private Script(World world) {
        this.world = world;
    }

    public static String of(World world) {
        var script = new Script(world);
        script.sql.append("create schema ").append(quote(world.schema)).append(";\n");
        world.tables.forEach(script::create);
        world.tables.forEach(script::insert);
        world.tables.forEach(table -> table.keys.forEach(script::constrain));
        return script.sql.toString();
    }

    private void create(Table table) {
        var columns = table.columns.stream()
                .map(column -> quote(column.name()) + " " + column.type() + (column.nullable() ? "" : " not null")
                        + (column.unique() ? " unique" : ""))
                .collect(Collectors.joining(", "));
        var primaryKey = table.primaryKey.isEmpty() ? "" : ", primary key (" + names(table.primaryKey) + ")";
        sql.append("create table ")
                .append(name(world, table))
                .append(" (")
                .append(columns)
                .append(primaryKey);
        if (!table.partitioned) {
            sql.append(");\n");
            return;
        }
        sql.append(") partition by hash (").append(quote(world.mark.name())).append(");\n");
        for (int i = 0; i < 2; i++) {
            sql.append("create table %s.%s partition of %s for values with (modulus 2, remainder %d);\n"
                    .formatted(quote(world.schema), quote(table.name + " part " + i), name(world, table), i));
        }
    }

    private void insert(Table table) {
        for (var row : table.rows) {
            sql.append("insert into ").append(name(world, table)).append(" values (");
            sql.append(table.columns.stream()
                            .map(column -> literal(row.text(column)))
                            .collect(Collectors.joining(", ")))
                    .append(");\n");
        }
    }

    private void constrain(Key key) {
        if (key.constraint() != null) {
            sql.append("alter table %s add foreign key (%s) references %s (%s) %s;\n"
                    .formatted(
                            name(world, key.from()),
                            names(key.columns()),
                            name(world, key.to()),
                            names(key.targets()),
                            key.constraint()));
        }
    }

    private static String literal(@Nullable String value) {
        return value == null ? "null" : "'" + value.replace("'", "''") + "'";
    }

    static String name(World world, Table table) {
        return quote(world.schema) + "." + quote(table.name);
    }

    static String names(List<Column> columns) {
        return columns.stream().map(column -> quote(column.name())).collect(Collectors.joining(", "));
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
