package nl.gewist.datamap.draft;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Store;
import nl.gewist.datamap.StoreKind;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.SuspicionCheck;

/**
 * Proposes a data map for a database. It cannot be loaded before a person has answered its questions; no value of any row
 * stands in it.
 */
public final class Draft {
    private static final List<String> HEAD = List.of(
            "# A data map drafted from the database's catalog and a sample of its columns; no value of a row stands in"
                    + " it.",
            "# 1. Answer every '?': the question stands above it.",
            "# 2. Read all collections. A category is a guess: take it away, or add one. A text column that is"
                    + " commented out is",
            "#    watched further on; list it without a category when it is nobody's.",
            "# 3. ./gewist map check --map THIS-FILE --url … says what is left, until it says that the map fits.",
            "# The manual is docs/data-map.md.",
            "");

    private Draft() {}

    /**
     * Reads the catalog and samples columns, at most 200 rows per table.
     *
     * @param name what the map calls the store
     * @param schema of the database, where its kind has schemas
     * @param connection only read
     * @throws IllegalArgumentException when there are no tables that this role can see; the message names the cure
     */
    public static String of(Connection connection, String name, String schema) throws SQLException {
        var kind = StoreKind.of(connection);
        var store = new Store(name, kind.word(), kind.hasSchemas() ? schema : "", "");
        var catalog = Catalog.read(connection, store);
        if (catalog.tables().isEmpty()) {
            throw new IllegalArgumentException(
                    kind.hasSchemas()
                            ? "Schema " + schema + " has no tables that this role can see: name another with --schema"
                            : "The database has no tables that this role can see: correct its name in the address");
        }
        var nothing =
                new DataMap("draft", Map.of(name, store), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of());
        return of(catalog, SuspicionCheck.check(nothing, catalog, connection));
    }

    /** @param found what a map that lists nothing would be suspected of */
    static String of(Catalog catalog, Collection<Suspicion> found) {
        var looks = new Looks(found);
        var people = new People(catalog, looks);
        var belonging = new Belonging(catalog, people);
        var lines = new ArrayList<>(HEAD);
        lines.addAll(new RulesDraft(catalog, people, belonging, new SubjectDraft(catalog, looks)).write());
        lines.add("");
        lines.addAll(new DatasetDraft(catalog, looks, people, belonging).write());
        return String.join("\n", lines) + "\n";
    }
}
