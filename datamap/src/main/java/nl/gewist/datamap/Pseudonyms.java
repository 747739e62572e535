package nl.gewist.datamap;

import java.security.SecureRandom;
import nl.gewist.datamap.Catalog.Column;

/** Random names for the erased: never derived from what they replace, so that they cannot be guessed back. */
final class Pseudonyms {
    /** 60 random bits. */
    static final int LENGTH = 12;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String DOMAIN = "@erased.invalid";
    private static final String PREFIX = "anoniem-";
    private static final int SUFFIX = 9;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Pseudonyms() {}

    static String next() {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Characters a column must hold at least. */
    static int needed(Column column, boolean email) {
        return LENGTH + (email ? DOMAIN.length() : 0) + (column.unique() ? SUFFIX : 0);
    }

    /** SQL of the new value; where unique, each row gets random characters of its own. */
    static String sql(Dialect dialect, Column column, boolean email, String pseudonym) {
        var prefix = !email && column.holds(needed(column, false) + PREFIX.length()) ? PREFIX : "";
        var suffix = column.unique() ? " || '-' || " + dialect.random() : "";
        return "'" + prefix + "' || " + pseudonym + suffix + " || '" + (email ? DOMAIN : "") + "'";
    }
}
