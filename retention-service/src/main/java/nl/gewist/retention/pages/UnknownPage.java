package nl.gewist.retention.pages;

/** The link opens nothing here: wrong, altered, expired, of another page, or of what is gone. One answer for all. */
public final class UnknownPage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPage() {
        super("unknown page", null, false, false);
    }
}
