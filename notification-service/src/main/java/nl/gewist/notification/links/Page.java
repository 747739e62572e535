package nl.gewist.notification.links;

/** The pages that a mail links to. */
public enum Page {
    CLEANUP("/cleanup/"),
    PREFERENCES("/preferences/");

    private final String path;

    Page(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
