package nl.gewist.deletion.erasing.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a store, row by row and value by value, with what should be in it. */
public final class Comparison {
    private final Connection store;
    private final World world;
    private final Function<UUID, String> pseudonyms;

    public Comparison(Connection store, World world, Function<UUID, String> pseudonyms) {
        this.store = store;
        this.world = world;
        this.pseudonyms = pseudonyms;
    }

    public List<String> differences() throws SQLException {
        var differences = new ArrayList<String>();
        for (var table : world.tables) {
            var found = read(table);
            for (var row : table.rows) {
                var values = found.remove(row.mark);
                if (values == null) {
                    differences.add(table + " has lost row " + row.mark);
                } else {
                    compare(table, row, values, differences);
                }
            }
            found.keySet().forEach(mark -> differences.add(table + " still has row " + mark));
        }
        return differences;
    }

    private void compare(Table table, Row row, List<@Nullable String> values, List<String> differences) {
        for (int i = 0; i < values.size(); i++) {
            var column = table.columns.get(i);
            var wanted = row.cells.get(column);
            var value = values.get(i);
            var same = wanted instanceof Pseudonym pseudonym
                    ? value != null
                            && pseudonym.requests().stream().map(pseudonyms).anyMatch(value::contains)
                    : Objects.equals(value, row.text(column));
            if (!same) {
                differences.add("%s (%s), row %d, %s: %s instead of %s"
                        .formatted(table, table.treat, row.mark, column.name(), value, wanted));
            }
        }
    }

    private Map<Integer, List<@Nullable String>> read(Table table) throws SQLException {
        var found = new HashMap<Integer, List<@Nullable String>>();
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(
                        "select " + Script.names(table.columns) + " from " + Script.name(world, table))) {
            while (rows.next()) {
                var values = new ArrayList<@Nullable String>();
                for (int i = 1; i <= table.columns.size(); i++) {
                    values.add(rows.getString(i));
                }
                found.put(rows.getInt(1), values);
            }
        }
        return found;
    }

    /** Foreign keys with a row that points to nothing, looked for without trusting the database's word. */
    public List<String> brokenKeys() throws SQLException {
        var broken = new ArrayList<String>();
        for (var table : world.tables) {
            for (var key : table.keys) {
                if (key.constraint() != null && dangles(key)) {
                    broken.add(table + " " + key.columns());
                }
            }
        }
        return broken;
    }

    private boolean dangles(Key key) throws SQLException {
        var set = key.columns().stream()
                .map(column -> "f." + Script.quote(column.name()) + " is not null")
                .collect(Collectors.joining(" and "));
        var joined = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            joined.add("f." + Script.quote(key.columns().get(i).name()) + " = t."
                    + Script.quote(key.targets().get(i).name()));
        }
        try (var statement = store.createStatement();
                var rows = statement.executeQuery("select 1 from " + Script.name(world, key.from()) + " f where " + set
                        + " and not exists (select 1 from " + Script.name(world, key.to()) + " t where "
                        + String.join(" and ", joined) + ")")) {
            return rows.next();
        }
    }
}
