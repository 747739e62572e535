package nl.gewist.datamap;

import java.util.List;

/**
 * A column the map speaks of.
 *
 * @param personal whether it has a {@code user.*} category
 * @param email whether it holds an e-mail address, so that a pseudonym must look like one
 * @param references by which a row belongs to another's subject
 */
public record DataField(
        String name, boolean personal, boolean email, boolean primaryKey, List<FieldRef> references, int line) {

    public DataField {
        references = List.copyOf(references);
    }
}
