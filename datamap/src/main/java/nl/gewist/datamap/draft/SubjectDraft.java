package nl.gewist.datamap.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.Catalog.Table;
import nl.gewist.datamap.PersonalKind;
import nl.gewist.datamap.draft.People.Candidate;

/** Writes one entry of {@code gewist.subjects}. */
final class SubjectDraft {
    private static final Pattern CREATED = Pattern.compile(
            "created|created_?(at|on|date|time)|time_?created|registered(_?(at|on))?|user_registered|date_joined|joined_at"
                    + "|signup_?(at|date)|inserted_at");
    private static final Pattern WHOLE_NAME =
            Pattern.compile("(full|display|contact|volledige)_?(name|naam)|name|naam|naam_volledig");

    private final Catalog catalog;
    private final Looks looks;

    SubjectDraft(Catalog catalog, Looks looks) {
        this.catalog = catalog;
        this.looks = looks;
    }

    List<String> write(String type, Candidate root) {
        var table = Objects.requireNonNull(catalog.tables().get(root.table()));
        var lines = new ArrayList<String>();
        lines.add("    " + type + ":");
        lines.add("      root: " + field(table, root.key()));
        table.columns().values().stream()
                .filter(column -> column.type().equals("date") || column.type().startsWith("timestamp"))
                .map(Catalog.Column::name)
                .filter(name -> CREATED.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .min(String::compareTo)
                .ifPresent(name -> lines.add("      created: " + field(table, name)));
        lines.add("      identifiers:    # values that are redacted from texts and searched for afterwards");
        lines.add("        email: " + fields(table, root.emails()) + "    # older addresses elsewhere? add them");
        add(lines, "phone", fields(table, of(table, PersonalKind.PHONE)));
        add(lines, "iban", fields(table, of(table, PersonalKind.IBAN)));
        add(lines, "full_name", names(table));
        return lines;
    }

    /** Whether a column of a table of people holds their whole names. */
    static boolean isName(String column) {
        return WHOLE_NAME.matcher(column.toLowerCase(Locale.ROOT)).matches();
    }

    private static void add(List<String> lines, String key, String fields) {
        if (!fields.equals("[]")) {
            lines.add("        " + key + ": " + fields);
        }
    }

    private List<String> of(Table table, PersonalKind kind) {
        return table.columns().keySet().stream()
                .filter(column -> looks.is(catalog.store().name(), table.name(), column, kind))
                .sorted()
                .toList();
    }

    private String names(Table table) {
        var names = table.columns().keySet().stream().sorted().toList();
        var whole = names.stream()
                .filter(name -> isName(name)
                        && Categories.isText(
                                Objects.requireNonNull(table.columns().get(name))))
                .toList();
        var first = names.stream()
                .filter(name -> category(table, name).equals("user.name.first"))
                .findFirst();
        var last = names.stream()
                .filter(name -> category(table, name).equals("user.name.last"))
                .findFirst();
        var all = new ArrayList<String>();
        whole.forEach(name -> all.add(field(table, name)));
        if (first.isPresent() && last.isPresent()) {
            all.add("[" + field(table, first.get()) + ", " + field(table, last.get()) + "]");
        }
        return "[" + String.join(", ", all) + "]";
    }

    private String category(Table table, String column) {
        var category = Categories.of(
                Objects.requireNonNull(table.columns().get(column)),
                looks.of(catalog.store().name(), table.name(), column),
                true);
        return category == null ? "" : category;
    }

    private String fields(Table table, List<String> columns) {
        return "["
                + String.join(
                        ", ",
                        columns.stream().map(column -> field(table, column)).toList()) + "]";
    }

    private String field(Table table, String column) {
        return Yaml.name(catalog.store().name() + "." + table.name() + "." + column);
    }
}
