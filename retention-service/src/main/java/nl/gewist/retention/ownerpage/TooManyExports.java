package nl.gewist.retention.ownerpage;

/** As many owners as may are downloading all at this moment. */
final class TooManyExports extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyExports() {
        super("too many exports", null, false, false);
    }
}
