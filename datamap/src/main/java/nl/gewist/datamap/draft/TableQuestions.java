package nl.gewist.datamap.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.gewist.datamap.Catalog.Table;

/** What only a person knows of a table's rows. */
final class TableQuestions {
    private static final Pattern BOOKS = Pattern.compile(
            "(.*_)?(invoices?|factu(ur|ren)|bills?|billing|receipts?|credit_?notes?|orders?|payments?|transactions?)(_.*)?");

    private final String store;
    private final People people;
    private final Belonging belonging;

    TableQuestions(String store, People people, Belonging belonging) {
        this.store = store;
        this.people = people;
        this.belonging = belonging;
    }

    /** What happens to rows that others need as well. */
    List<String> treatment(Table table) {
        if (belonging.types(table.name()).isEmpty() || people.isRoot(table.name())) {
            return List.of();
        }
        if (isInTheBooks(table)) {
            return List.of(
                    "Part of the books? keep (as it is) or anonymise (without the person), each with keep: {basis:"
                            + " 'AWR art. 52', …}; or delete." + texts(table));
        }
        var hanging = belonging.hangingOn(table.name());
        return hanging.isEmpty()
                ? List.of()
                : List.of("Rows of others hang on these: " + String.join(", ", hanging)
                        + ". Do these stay without the person (anonymise), or go (delete)?" + texts(table));
    }

    private static boolean isInTheBooks(Table table) {
        var name = table.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return BOOKS.matcher(name).matches();
    }

    /** A text that stays is redacted; without a strategy it would be emptied. */
    private static String texts(Table table) {
        var texts = table.columns().values().stream()
                .filter(column -> "user.content".equals(Categories.of(column, null, true)))
                .map(column -> Yaml.name(column.name()) + ": redact")
                .sorted()
                .toList();
        return texts.isEmpty() ? "" : " Texts that stay, with anonymise: fields: {" + String.join(", ", texts) + "}";
    }

    /** Ways to people that no foreign key tells. */
    List<String> references(Table table) {
        var questions = new ArrayList<String>();
        table.columns().keySet().stream()
                .filter(column -> isKindOf(table, column))
                .map(column -> column.substring(0, column.length() - "_type".length()))
                .sorted()
                .forEach(stem -> questions.add("What does " + Yaml.name(stem + "_id")
                        + " point to? [] when never to people, else [{field: " + Yaml.name(stem + "_id") + ", to: "
                        + Yaml.name(store) + ".TABLE.COLUMN, when: {" + Yaml.name(stem + "_type") + ": …}}, …]"));
        return questions;
    }

    /** Rows that an address alone may tie to somebody: guests, and whoever wrote before there was an account. */
    List<String> addresses(Table table) {
        var emails = people.emails(table).stream().map(Yaml::name).toList();
        return emails.isEmpty() || !isKnownByAddress(table)
                ? List.of()
                : List.of("Do rows belong to whoever has the address in " + String.join(", ", emails)
                        + " (guests, subscribers)? {} when not, else {"
                        + String.join(
                                ", ",
                                emails.stream().map(email -> email + ": email").toList())
                        + "}");
    }

    /** Whether the column says what the one beside it points to. */
    static boolean isKindOf(Table table, String column) {
        return column.endsWith("_type")
                && table.columns().containsKey(column.substring(0, column.length() - "_type".length()) + "_id");
    }

    /** Who has a row there is known by that. */
    private boolean isKnownByAddress(Table table) {
        if (people.roots().isEmpty()
                || people.candidates().stream()
                        .anyMatch(candidate -> candidate.table().equals(table.name()))) {
            return false;
        }
        return belonging.types(table.name()).contains("learner")
                ? belonging.mayNameNobody(table.name(), "learner")
                : !isInTheBooks(table);
    }
}
