package nl.gewist.contract;

/**
 * What became of one collection's rows in one erasure.
 *
 * @param removed rows deleted
 * @param anonymised rows kept without the person
 * @param retained rows in which something personal stays, with a legal basis
 */
public record Counts(long removed, long anonymised, long retained) {
    public Counts plus(Counts other) {
        return new Counts(removed + other.removed, anonymised + other.anonymised, retained + other.retained);
    }
}
