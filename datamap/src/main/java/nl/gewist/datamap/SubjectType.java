package nl.gewist.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of person requests are about.
 *
 * @param root the field that carries the opaque id
 * @param created column of the root collection, or null
 */
public record SubjectType(
        String name, FieldRef root, @Nullable String created, List<IdentifierSource> identifiers) {

    public SubjectType {
        identifiers = List.copyOf(identifiers);
    }

    /** Where the e-mail addresses of these people are found. */
    List<IdentifierSource> emails() {
        return identifiers.stream()
                .filter(source -> source.kind() == Kind.EMAIL)
                .toList();
    }

    /** Where a kind of identifier is found: one column, or several of one collection joined by spaces. */
    public record IdentifierSource(Kind kind, CollectionName collection, List<String> fields) {

        public IdentifierSource {
            fields = List.copyOf(fields);
        }
    }

    /** Kinds of values that are redacted and searched for. */
    public enum Kind {
        EMAIL,
        PHONE,
        IBAN,
        FULL_NAME
    }
}
