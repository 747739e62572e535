package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.deletion.erasing.world.Key.Way;
import org.jspecify.annotations.Nullable;

/** The data map of a world, as somebody would write it. */
public final class MapText {
    private final World world;

    private MapText(World world) {
        this.world = world;
    }

    public static String of(World world) {
        var text = new MapText(world);
        return "dataset:\n- fides_key: " + World.STORE + "\n  collections:\n"
                + world.tables.stream().map(text::dataset).collect(Collectors.joining())
                + "gewist:\n  version: 1\n  stores: {db: {kind: " + world.kind.word() + ", region: eu-west-1"
                + (world.kind.hasSchemas() ? ", schema: " + quote(world.schema) : "")
                + "}}\n  subjects: {learner: {root: " + text.field(world.root(), world.rootId())
                + ", identifiers: " + text.identifiers() + "}}\n  collections:\n"
                + world.tables.stream().map(text::rules).collect(Collectors.joining())
                + text.owners();
    }

    private String dataset(Table table) {
        return "  - name: " + quote(table.name) + "\n    fields:\n"
                + table.columns.stream()
                        .filter(column -> !column.equals(world.mark))
                        .map(column -> field(table, column, references(table, column)))
                        .collect(Collectors.joining());
    }

    private static String field(Table table, Column column, List<String> references) {
        var categories = column.categories().isEmpty() ? "" : ", data_categories: " + column.categories();
        return "    - {name: " + quote(column.name()) + categories + ", fides_meta: {primary_key: "
                + table.primaryKey.contains(column) + (references.isEmpty() ? "" : ", references: " + references)
                + "}}\n";
    }

    /** A pointing key is written at either of its ends. */
    private List<String> references(Table table, Column column) {
        var from = table.keys.stream()
                .filter(key ->
                        key.columns().contains(column) && (key.declared() || key.way() == Way.TO && !isTurned(key)))
                .map(key -> reference(
                        key.to(), key.targets().get(key.columns().indexOf(column)), key.declared() ? "from" : "to"));
        var turned = world.keysTo(table)
                .filter(key ->
                        key.way() == Way.TO && isTurned(key) && key.targets().contains(column))
                .map(key ->
                        reference(key.from(), key.columns().get(key.targets().indexOf(column)), "from"));
        return Stream.concat(from, turned).toList();
    }

    private static boolean isTurned(Key key) {
        return key.columns().getFirst().name().hashCode() % 3 == 0;
    }

    private static String reference(Table table, Column column, String direction) {
        return "{dataset: db, field: " + quote(table.name + "." + column.name()) + ", direction: " + direction + "}";
    }

    private String identifiers() {
        var fields = world.identifying.stream()
                .map(column -> field(world.root(), column))
                .toList();
        return "{email: [%s], phone: [%s], full_name: [[%s, %s]]}"
                .formatted(fields.get(2), fields.get(3), fields.get(0), fields.get(1));
    }

    private String field(Table table, Column column) {
        return quote(World.STORE + "." + table.name + "." + column.name());
    }

    private String rules(Table table) {
        var rules = new ArrayList<String>();
        rules.add("treat: " + table.treat.name().toLowerCase(Locale.ROOT));
        if (!table.part.isEmpty()) {
            rules.add("part: " + table.part.stream().map(c -> quote(c.name())).toList());
        }
        var fields = table.columns.stream()
                .filter(column -> column.treatment().written())
                .map(column -> quote(column.name()) + ": " + strategy(column))
                .toList();
        if (!fields.isEmpty()) {
            rules.add("fields: {" + String.join(", ", fields) + "}");
        }
        if (table.basis) {
            var kept = table.columns.stream().filter(c -> c.treatment().kept()).map(c -> quote(c.name()));
            rules.add("keep: {basis: law, fields: " + kept.toList() + "}");
        }
        var links = table.keys.stream()
                .filter(key -> key.way() == Way.NONE && key.constraint() == null)
                .map(key -> quote(key.columns().getFirst().name()) + ": "
                        + field(key.to(), key.targets().getFirst()));
        rules.add("links: {" + links.collect(Collectors.joining(", ")) + "}");
        if (table.address != null) {
            rules.add("belongs_by: {" + quote(table.address.name()) + ": email}");
        }
        rules.add("mentions: "
                + table.mentions.stream()
                        .map(mention -> mention(table, mention))
                        .toList());
        return "    " + quote(World.STORE + "." + table.name) + ": {" + String.join(", ", rules) + "}\n";
    }

    private static String strategy(Column column) {
        var treatment = column.treatment();
        var strategy = switch (treatment.strategy()) {
            case NULL -> "'null'";
            case PSEUDONYM -> "pseudonym";
            case REDACT -> "redact";
            case CONSTANT -> "{constant: " + Column.CONSTANT + "}";
            case YEAR -> "{truncate: year}";
            case STAYS -> throw new IllegalArgumentException("nothing to write");
        };
        return treatment.through() == null
                ? strategy
                : "{strategy: " + strategy + ", through: " + quote(treatment.through()) + "}";
    }

    private String mention(Table table, Table.Mention mention) {
        return "{field: " + quote(name(table.topic)) + ", of: "
                + field(mention.tied(), Objects.requireNonNull(mention.tied().topic)) + ", redact: ["
                + quote(name(table.body)) + "]}";
    }

    private static String name(@Nullable Column column) {
        return Objects.requireNonNull(column).name();
    }

    private String owners() {
        if (world.relations().isEmpty()) {
            return "";
        }
        var owners = world.ownerTable();
        var relations = world.relations().stream()
                .map(table -> quote(World.STORE + "." + table.name))
                .toList();
        var id = quote(world.ownerId().name());
        return "  owners: {learner: {collection: %s, id: %s, email: %s, relations: %s}}\n"
                .formatted(quote(World.STORE + "." + owners.name), id, id, relations);
    }

    /** JSON strings are YAML. */
    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
