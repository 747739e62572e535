package nl.gewist.notification.links;

/** The link opens nothing here: wrong, altered, of another page, or of a notice that is gone. One answer for all. */
public final class UnknownPage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPage() {
        super("unknown page", null, false, false);
    }
}
