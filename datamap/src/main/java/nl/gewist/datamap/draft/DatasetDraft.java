package nl.gewist.datamap.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Catalog.Table;
import org.jspecify.annotations.Nullable;

/** Writes the {@code dataset} part: keys first, then references, then what looks personal, then the rest. */
final class DatasetDraft {
    private final Catalog catalog;
    private final String store;
    private final Looks looks;
    private final People people;
    private final Belonging belonging;
    private final List<String> lines = new ArrayList<>();

    DatasetDraft(Catalog catalog, Looks looks, People people, Belonging belonging) {
        this.catalog = catalog;
        this.store = catalog.store().name();
        this.looks = looks;
        this.people = people;
        this.belonging = belonging;
    }

    List<String> write() {
        lines.add("dataset:");
        lines.add("  - fides_key: " + Yaml.name(store));
        lines.add("    collections:");
        catalog.tables().values().stream()
                .sorted(Comparator.comparing(Table::name))
                .forEach(this::table);
        return lines;
    }

    private void table(Table table) {
        lines.add("      - name: " + Yaml.name(table.name()) + "    # " + whose(table));
        lines.add("        fields:");
        var columns = table.columns().values().stream()
                .sorted(Comparator.comparingInt((Column column) -> rank(table, column))
                        .thenComparing(Column::name))
                .toList();
        columns.forEach(column -> column(table, column));
        if (columns.stream().noneMatch(column -> isListed(table, column))) {
            lines.set(lines.lastIndexOf("        fields:"), "        fields: []");
        }
        belonging.ways(table.name()).stream()
                .filter(way -> !belonging.declared(table.name()).contains(way))
                .filter(way -> !belonging.types(way.target()).isEmpty() && !people.isRoot(table.name()))
                .forEach(way -> lines.add("          # " + String.join(", ", way.columns())
                        + " leads to people's rows in " + Yaml.name(way.target())
                        + " too; not followed, as these rows name their person themselves"));
    }

    private String whose(Table table) {
        var types = belonging.types(table.name());
        if (people.isRoot(table.name())) {
            return "one row for each " + String.join(" or ", types);
        }
        return types.isEmpty()
                ? "nobody's, as far as its keys tell"
                : "belongs to " + String.join(" and ", new TreeSet<>(types));
    }

    private int rank(Table table, Column column) {
        var key = table.primaryKey().indexOf(column.name());
        if (key >= 0) {
            return key;
        }
        var last = table.columns().size();
        return isReference(table, column) ? last : category(table, column) != null ? last + 1 : last + 2;
    }

    private boolean isReference(Table table, Column column) {
        return belonging.ways(table.name()).stream()
                .anyMatch(way -> way.columns().contains(column.name()));
    }

    /** Text of which nothing is known stays watched, so it is only listed as a comment. */
    private boolean isListed(Table table, Column column) {
        return table.primaryKey().contains(column.name())
                || isReference(table, column)
                || TableQuestions.isKindOf(table, column.name())
                || category(table, column) != null
                || !Categories.isText(column);
    }

    private @Nullable String category(Table table, Column column) {
        if (people.isRoot(table.name()) && SubjectDraft.isName(column.name()) && Categories.isText(column)) {
            return "user.name";
        }
        return Categories.of(
                column,
                looks.of(store, table.name(), column.name()),
                !belonging.types(table.name()).isEmpty() || looks.any(store, table.name()));
    }

    private void column(Table table, Column column) {
        if (!isListed(table, column)) {
            lines.add("          # - {name: " + Yaml.name(column.name()) + "}    # text; whose?");
            return;
        }
        var notes = new ArrayList<String>();
        var parts = new ArrayList<String>();
        parts.add("name: " + Yaml.name(column.name()));
        var references = references(table, column, notes);
        var id = isId(table, column);
        var category = id ? "user.unique_id" : category(table, column);
        if (category != null) {
            parts.add("data_categories: [" + category + "]");
            if (!id) {
                notes.add(Categories.why(column, looks.of(store, table.name(), column.name())));
            }
        }
        pointsTo(table, column).ifPresent(notes::add);
        var meta = meta(table, column, references);
        if (!meta.isEmpty()) {
            parts.add("fides_meta: {" + meta + "}");
        }
        lines.add("          - {" + String.join(", ", parts) + "}"
                + (notes.isEmpty() ? "" : "    # " + String.join("; ", notes)));
    }

    /** What a person's row points to may be the person's as well. */
    private Optional<String> pointsTo(Table table, Column column) {
        return belonging.ways(table.name()).stream()
                .filter(way -> way.columns().equals(List.of(column.name())))
                .filter(way -> people.isRoot(table.name())
                        || !belonging.types(table.name()).isEmpty())
                .filter(way -> belonging.types(way.target()).isEmpty() && looks.any(store, way.target()))
                .map(way -> "points to " + Yaml.name(way.target())
                        + ", which looks personal: if it is theirs, add references with direction: to")
                .findFirst();
    }

    /** A person's id; one that may not be null can only go with its row, so that its category would say nothing. */
    private boolean isId(Table table, Column column) {
        if (people.isRoot(table.name())) {
            return table.primaryKey().contains(column.name());
        }
        return column.nullable()
                && belonging.declared(table.name()).stream()
                        .anyMatch(way -> way.columns().contains(column.name()) && belonging.isDirect(way));
    }

    private String meta(Table table, Column column, String references) {
        var meta = new ArrayList<String>();
        if (table.primaryKey().contains(column.name())) {
            meta.add("primary_key: true");
        }
        if (people.roots().values().stream()
                .anyMatch(root ->
                        root.table().equals(table.name()) && root.emails().contains(column.name()))) {
            meta.add("identity: email");
        }
        if (!references.isEmpty()) {
            meta.add("references: [" + references + "]");
        }
        return String.join(", ", meta);
    }

    private String references(Table table, Column column, List<String> notes) {
        return belonging.declared(table.name()).stream()
                .filter(way -> way.columns().contains(column.name()))
                .map(way -> {
                    if (way.byName()) {
                        notes.add("a reference by its name only: the database has no foreign key");
                    }
                    var target = way.targetColumns().get(way.columns().indexOf(column.name()));
                    return "{dataset: " + Yaml.name(store) + ", field: " + Yaml.name(way.target() + "." + target)
                            + ", direction: from}";
                })
                .collect(Collectors.joining(", "));
    }
}
