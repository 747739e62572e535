package nl.gewist.deletion.erasing.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a generated table.
 *
 * @param type as PostgreSQL writes it
 * @param treatment what the map says of it in rows that are anonymised
 */
record Column(
        String name, String type, boolean nullable, boolean unique, List<String> categories, Treatment treatment) {

    /** What becomes of a value in an anonymised row. */
    enum Strategy {
        /** Not personal, or kept with a legal basis. */
        STAYS,
        NULL,
        PSEUDONYM,
        REDACT,
        CONSTANT,
        YEAR
    }

    /**
     * A strategy, spelt out in the map or left to its default.
     *
     * @param through a reference column that limits it
     * @param kept personal, and listed under {@code keep}
     */
    record Treatment(
            Strategy strategy, boolean written, @Nullable String through, boolean kept) {
        static final Treatment NONE = new Treatment(Strategy.STAYS, false, null, false);
    }

    static final String CONSTANT = "gewist";

    static Column plain(String name, String type, boolean nullable) {
        return new Column(name, type, nullable, false, List.of(), Treatment.NONE);
    }
}
