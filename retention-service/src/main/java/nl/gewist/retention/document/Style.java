package nl.gewist.retention.document;

/** How a text looks; the size in points. */
record Style(float size, boolean bold, float grey) {
    static final Style TEXT = new Style(9.5f, false, 0);
    static final Style STRONG = new Style(9.5f, true, 0);
    static final Style LABEL = new Style(8, false, 0.35f);
    static final Style TITLE = new Style(20, true, 0);

    float leading() {
        return size * 1.4f;
    }

    Style ofSize(float other) {
        return new Style(other, bold, grey);
    }
}
