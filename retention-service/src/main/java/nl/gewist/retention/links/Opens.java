package nl.gewist.retention.links;

/** What a link opens; one kind's link opens no other. */
public enum Opens {
    INVOICE("/invoice/"),
    OWNER_PAGE("/owner/");

    private final String path;

    Opens(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
