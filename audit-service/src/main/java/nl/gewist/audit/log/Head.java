package nl.gewist.audit.log;

/**
 * The end of the chain.
 *
 * @param count leaves so far; the next one's index
 * @param hash of the last leaf
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Head(long count, byte[] hash) {}
