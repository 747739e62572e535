package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Stream;

/**
 * The resolved values by which a person is recognised, read before the first delete (decision D4). A plain record, so
 * that the caller can keep it encrypted and hand it back on resume, for the sweep and for a replay.
 *
 * @param pseudonym 12 random characters that replace the person everywhere in this request
 */
public record Identifiers(
        String subjectId,
        String pseudonym,
        List<String> emails,
        List<String> phones,
        List<String> ibans,
        List<String> fullNames) {

    public Identifiers {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        ibans = List.copyOf(ibans);
        fullNames = List.copyOf(fullNames);
    }

    /** Of somebody of whom nothing but the id is known. */
    public static Identifiers none(String subjectId) {
        return new Identifiers(subjectId, Pseudonyms.next(), List.of(), List.of(), List.of(), List.of());
    }

    /** With what another store knows of the same person; the pseudonym stays this one. */
    public Identifiers and(Identifiers other) {
        return new Identifiers(
                subjectId,
                pseudonym,
                union(emails, other.emails),
                union(phones, other.phones),
                union(ibans, other.ibans),
                union(fullNames, other.fullNames));
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** Holds personal values: never printed. */
    @Override
    public String toString() {
        return "Identifiers[withheld]";
    }
}
