package nl.gewist.datamap.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.Catalog.Table;

/** Writes the {@code gewist} part: what only a person can answer is a {@code '?'} with its question above it. */
final class RulesDraft {
    private final Catalog catalog;
    private final String store;
    private final People people;
    private final Belonging belonging;
    private final SubjectDraft subjects;
    private final List<String> lines = new ArrayList<>();
    private int questions;

    RulesDraft(Catalog catalog, People people, Belonging belonging, SubjectDraft subjects) {
        this.catalog = catalog;
        this.store = catalog.store().name();
        this.people = people;
        this.belonging = belonging;
        this.subjects = subjects;
    }

    List<String> write() {
        lines.add("gewist:");
        lines.add("  version: 1");
        lines.add("");
        ask("  ", "Where does this database stand? A region in the EU: eu-west-1, nl, de-fra, …");
        lines.add("  stores:");
        var schema = catalog.store().schema();
        lines.add("    " + Yaml.name(store) + ": {kind: " + catalog.store().kind()
                + (schema.isEmpty() ? "" : ", schema: " + Yaml.name(schema)) + ", region: '?'}");
        lines.add("");
        subjects();
        lines.add("");
        collections();
        lines.add("");
        lookups();
        return lines;
    }

    private void ask(String indent, String question) {
        questions++;
        lines.add(indent + "# Question " + questions + ". " + question);
    }

    private void subjects() {
        lines.add("  # Whose data is erased on request: learner (takes trainings) and customer (sells them). Right?");
        people.candidates()
                .forEach(candidate -> lines.add("  #   " + Yaml.name(candidate.table()) + ": e-mail in "
                        + String.join(", ", candidate.emails()) + (candidate.account() ? ", a password" : "")
                        + ", foreign keys to it: " + candidate.references()
                        + (people.isRoot(candidate.table()) ? "" : "; not taken")));
        if (people.roots().isEmpty()) {
            ask("  ", "Which table has one row for each person? learner: {root: store.table.column}");
            lines.add("  subjects: '?'");
            return;
        }
        lines.add("  subjects:");
        people.roots().forEach((type, root) -> lines.addAll(subjects.write(type, root)));
    }

    private void collections() {
        lines.add("  # All rows that belong to somebody are deleted, unless it says otherwise here.");
        var before = lines.size();
        var asking = new TableQuestions(store, people, belonging);
        catalog.tables().values().stream()
                .sorted(Comparator.comparing(Table::name))
                .forEach(table -> collection(table, asking));
        var asked = lines.subList(before, lines.size()).stream()
                .anyMatch(line -> !line.strip().startsWith("#"));
        lines.add(before, asked ? "  collections:" : "  collections: {}");
    }

    private void collection(Table table, TableQuestions asking) {
        var keys = new ArrayList<String>();
        var treatment = asking.treatment(table);
        var references = asking.references(table);
        var addresses = asking.addresses(table);
        treatment.forEach(question -> ask("    ", question));
        references.forEach(question -> ask("    ", question));
        addresses.forEach(question -> ask("    ", question));
        if (!treatment.isEmpty()) {
            keys.add("treat: '?'");
        }
        if (!references.isEmpty()) {
            keys.add("references: '?'");
        }
        if (!addresses.isEmpty()) {
            keys.add("belongs_by: '?'");
        }
        part(table, keys.isEmpty());
        if (!keys.isEmpty()) {
            lines.add("    " + Yaml.name(store + "." + table.name()) + ": {" + String.join(", ", keys) + "}");
        }
    }

    private void part(Table table, boolean alone) {
        var owner = people.roots().get("customer");
        if (owner == null || people.isRoot(table.name()) || !belonging.namesItsPerson(table.name(), "learner")) {
            return;
        }
        var part = belonging.part(table.name(), owner);
        if (!part.isEmpty()) {
            lines.add("    # whose part it is, if owners may ask for theirs: "
                    + (alone ? Yaml.name(store + "." + table.name()) + ": " : "") + "{part: " + Yaml.list(part) + "}");
        }
    }

    private void lookups() {
        lines.add(
                "  # Invoices that stay without their NAW: what the vault copies first. Every column they name must be"
                        + " listed below.");
        lines.add("  # See docs/data-map.md, invoices and owners.");
        lines.add("  # invoices:");
        lines.add("  #   sale: {subject: …, party: buyer, collection: …, number: …, issued: …, currency: …, total: …}");
        var owner = people.roots().get("customer");
        lines.add("  # owners:    # who is told what they still have of an erased learner");
        lines.add("  #   learner: {collection: "
                + (owner == null ? "…" : Yaml.name(store + "." + owner.table()) + ", id: " + Yaml.name(owner.key()))
                + ", name: …, email: …, relations: […], person: {name: …, email: …}}");
    }
}
