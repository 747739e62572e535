package nl.gewist.audit.log;

import org.jspecify.annotations.Nullable;

/**
 * What recomputing the chain showed.
 *
 * @param intact whether all of it is as it was written
 * @param leaves looked at
 * @param head lower-case hex of the last hash, recomputed; keep it elsewhere to notice a log that was rewritten whole
 * @param waiting entries that have no leaf yet
 * @param fault the first one found
 */
public record Verification(
        boolean intact,
        long leaves,
        String head,
        long waiting,
        @Nullable Fault fault) {

    /**
     * @param index of the leaf at fault; -1 if it concerns no leaf
     * @param code {@code gap}, {@code entry-missing}, {@code hash-differs} or {@code unsealed-entry-lost}
     */
    public record Fault(long index, String code) {}
}
