package nl.gewist.datamap.draft;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.Catalog.Table;

/** Which tables hold one row for each person: those with an e-mail address to which others refer. */
final class People {
    private static final Pattern CUSTOMER = Pattern.compile(
            "(?i).*(?:customer|client|klant|compan(?:y|ies)|organi[sz]ation|tenant|vendor|merchant|owner|account_?holder).*");
    private static final Pattern STAFF = Pattern.compile(
            "(?i).*(?:employee|staff|personnel|personeel|medewerker|admin|moderator|operator|instructor|teacher|docent).*");
    private static final Pattern PASSWORD = Pattern.compile("(?i).*(?:passw|wachtwoord).*");
    private static final Set<String> IDS =
            Set.of("int2", "int4", "int8", "uuid", "text", "varchar", "bpchar", "citext");

    /**
     * A table that may hold people.
     *
     * @param references how many foreign keys of other tables point to it
     * @param account whether it has a password
     */
    record Candidate(String table, String key, List<String> emails, long references, boolean account) {}

    private final Catalog catalog;
    private final Looks looks;
    private final List<Candidate> candidates;
    private final Map<String, Candidate> roots = new LinkedHashMap<>();

    People(Catalog catalog, Looks looks) {
        this.catalog = catalog;
        this.looks = looks;
        this.candidates = catalog.tables().values().stream()
                .filter(table -> table.primaryKey().size() == 1 && IDS.contains(keyType(table)))
                .map(this::candidate)
                .filter(candidate -> !candidate.emails().isEmpty())
                .filter(candidate -> candidate.references() > 0 || candidate.account())
                .sorted(Comparator.comparing(Candidate::account)
                        .thenComparingLong(Candidate::references)
                        .reversed()
                        .thenComparing(Candidate::table))
                .toList();
        candidates.stream()
                .filter(candidate -> !STAFF.matcher(candidate.table()).matches())
                .forEach(candidate -> roots.putIfAbsent(type(candidate.table()), candidate));
    }

    private static String keyType(Table table) {
        var column = table.columns().get(table.primaryKey().getFirst());
        return column == null ? "" : column.type();
    }

    private Candidate candidate(Table table) {
        var emails = emails(table);
        var references = catalog.foreignKeys().stream()
                .filter(key -> key.target().equals(table.name()) && !key.table().equals(table.name()))
                .count();
        var account = table.columns().keySet().stream()
                .anyMatch(column -> PASSWORD.matcher(column).matches());
        return new Candidate(table.name(), table.primaryKey().getFirst(), emails, references, account);
    }

    /** The columns that hold an address each. */
    List<String> emails(Table table) {
        return table.columns().values().stream()
                .filter(column -> "user.contact.email"
                        .equals(Categories.of(
                                column, looks.of(catalog.store().name(), table.name(), column.name()), false)))
                .map(Catalog.Column::name)
                .sorted()
                .toList();
    }

    /** Those who sell are customers, all others learners. */
    private static String type(String table) {
        return CUSTOMER.matcher(table).matches() ? "customer" : "learner";
    }

    /** The likeliest table per subject type; may be empty. */
    Map<String, Candidate> roots() {
        return roots;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    boolean isRoot(String table) {
        return roots.values().stream().anyMatch(root -> root.table().equals(table));
    }
}
