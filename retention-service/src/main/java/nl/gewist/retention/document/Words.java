package nl.gewist.retention.document;

import java.util.Locale;
import java.util.ResourceBundle;

/** What stands on a document besides the invoice itself, in one language. */
final class Words {
    private static final Locale DUTCH = Locale.of("nl");

    private final Locale locale;
    private final ResourceBundle bundle;

    Words(Locale locale) {
        this.locale = locale.getLanguage().equals(DUTCH.getLanguage()) ? DUTCH : Locale.ENGLISH;
        this.bundle = ResourceBundle.getBundle("document/invoice", this.locale);
    }

    Locale locale() {
        return locale;
    }

    String get(String key) {
        return bundle.getString(key);
    }
}
