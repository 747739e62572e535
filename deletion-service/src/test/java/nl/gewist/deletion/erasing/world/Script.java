package nl.gewist.deletion.erasing.world;

import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.datamap.StoreKind;
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
        if (world.kind == StoreKind.MARIADB) {
            script.sql.append("set foreign_key_checks = off;\n");
        }
        world.tables.forEach(script::create);
        world.tables.forEach(script::insert);
        world.tables.forEach(table -> table.keys.forEach(script::constrain));
        return script.sql.toString();
    }

    private void create(Table table) {
        var columns = table.columns.stream()
                .map(column -> quote(column.name()) + " " + type(table, column) + (column.nullable() ? "" : " not null")
                        + (column.unique() ? " unique" : ""))
                .collect(Collectors.joining(", "));
        var key =
                table.primaryKey.isEmpty() && world.kind == StoreKind.MARIADB ? List.of(world.mark) : table.primaryKey;
        var primaryKey = key.isEmpty() ? "" : ", primary key (" + names(key) + ")";
        sql.append("create table ")
                .append(name(world, table))
                .append(" (")
                .append(columns)
                .append(primaryKey);
        if (!table.partitioned || world.kind == StoreKind.MARIADB) {
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
                            world.kind == StoreKind.MARIADB
                                    ? key.constraint().replaceAll("deferrable.*", "")
                                    : key.constraint()));
        }
    }

    /** On MariaDB keys are of the very type that they point to, and no unlimited texts. */
    private String type(Table table, Column column) {
        if (world.kind == StoreKind.POSTGRESQL) {
            return column.type();
        }
        var isKey = column.unique()
                || table.primaryKey.contains(column)
                || table.keys.stream().anyMatch(key -> key.columns().contains(column));
        return switch (column.type()) {
            case "int" -> "bigint";
            case "text" -> isKey ? "varchar(120)" : "text";
            default -> column.type();
        };
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
