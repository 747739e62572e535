package nl.gewist.datamap;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tells the rows of a table apart inside one statement: its primary key, else the row's place. */
record RowKey(List<String> columns) {

    static RowKey of(Catalog.Table table) {
        return new RowKey(
                table.primaryKey().isEmpty()
                        ? List.of("tableoid", "ctid")
                        : table.primaryKey().stream().map(Sql::quote).toList());
    }

    /** {@code c."id" as k0, …} */
    String select(String alias) {
        return list(i -> alias + "." + columns.get(i) + " as k" + i, ", ");
    }

    /** {@code f."id", …} */
    String columns(String alias) {
        return list(i -> alias + "." + columns.get(i), ", ");
    }

    /** {@code u.k0, …} */
    String names(String alias) {
        return list(i -> alias + ".k" + i, ", ");
    }

    /** {@code c."id" = hit.k0 and …} */
    String matches(String alias, String other) {
        return list(i -> alias + "." + columns.get(i) + " = " + other + ".k" + i, " and ");
    }

    private String list(IntFunction<String> part, String separator) {
        return IntStream.range(0, columns.size()).mapToObj(part).collect(Collectors.joining(separator));
    }
}
