package nl.gewist.datamap;

import java.util.List;

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

    /** Holds personal values: never printed. */
    @Override
    public String toString() {
        return "Identifiers[withheld]";
    }
}
