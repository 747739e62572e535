package nl.gewist.datamap;

/** What happens to a row that belongs to the subject. */
public enum Treatment {
    DELETE,
    ANONYMISE,
    KEEP
}
