package nl.gewist.datamap;

/**
 * What happened to one request's rows of one collection.
 *
 * @param anonymised rows that stay without their personal fields
 * @param retained rows that stay with a legal basis; such a row may have been anonymised too and then counts in both
 */
public record Counts(long removed, long anonymised, long retained) {

    public static final Counts NONE = new Counts(0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(removed + other.removed, anonymised + other.anonymised, retained + other.retained);
    }
}
