package nl.gewist.sample;

/**
 * A place in free text where a learner is named.
 *
 * @param collection the table, {@code field} the column and {@code key} the value of its key column {@code keyField}
 * @param learnerId the person who is meant
 * @param text what stands there
 */
public record PlantedMention(
        Kind kind, String collection, String keyField, long key, String field, long learnerId, String text) {

    /** How the person is named, and with it who can find it: a program the first three, a reader the others. */
    public enum Kind {
        FULL_NAME(true),
        EMAIL(true),
        PHONE(true),
        FIRST_NAME(false),
        NICKNAME(false),
        TYPO(false),
        SIGNATURE(false),
        /** The full name, which another learner bears too. */
        NAMESAKE(true);

        private final boolean searchable;

        Kind(boolean searchable) {
            this.searchable = searchable;
        }

        /** Whether redaction by resolved identifiers is meant to find it. */
        public boolean searchable() {
            return searchable;
        }
    }
}
