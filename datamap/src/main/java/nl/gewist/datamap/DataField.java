package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;

/**
 * A column the map speaks of, or a key inside the documents of one.
 *
 * @param categories its own {@code data_categories}, else the inherited ones
 * @param email whether it holds an e-mail address, so that a pseudonym must look like one
 * @param references by which a row belongs to another's subject
 * @param nested keys of the documents this column holds
 */
public record DataField(
        String name,
        List<String> categories,
        boolean email,
        boolean primaryKey,
        List<FieldRef> references,
        List<DataField> nested,
        int line) {

    public DataField {
        categories = List.copyOf(categories);
        references = List.copyOf(references);
        nested = List.copyOf(nested);
    }

    /** The same with one more reference. */
    DataField and(FieldRef reference) {
        var more = new ArrayList<>(references);
        more.add(reference);
        return new DataField(name, categories, email, primaryKey, more, nested, line);
    }

    /** Whether it has a {@code user.*} category. */
    public boolean personal() {
        return categories.stream().anyMatch(DataField::isPersonal);
    }

    /** Whether it, or a key inside its documents, is personal. */
    boolean holdsPersonal() {
        return personal() || nested.stream().anyMatch(DataField::holdsPersonal);
    }

    static boolean isPersonal(String category) {
        return category.equals("user") || category.startsWith("user.");
    }
}
