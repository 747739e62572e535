package nl.gewist.datamap;

import nl.gewist.datamap.Selection.Joins;
import org.jspecify.annotations.Nullable;

/**
 * What changes the rows of one collection, however a kind of store does that.
 *
 * @param table quoted
 * @param hit SQL of the rows that belong: their key, {@code no} and what {@code update} needs
 * @param along how a delete can find them without {@code hit}; null where it cannot
 * @param release what lets go of other rows that go at the same time, before a delete; may be empty
 * @param update null when they are deleted or only counted, as the step says
 */
record Change(
        Step step,
        String table,
        RowKey key,
        String hit,
        @Nullable Joins along,
        String release,
        @Nullable Update update) {

    /**
     * New values for rows {@code c}, given their {@code hit}.
     *
     * @param where which of them change
     * @param unchanged true for a row that still holds what should have gone
     */
    record Update(String set, String where, String unchanged) {}

    boolean changes() {
        return update != null || step.action() == Step.Action.DELETE;
    }

    /** {@code c} is the row of {@code hit}. */
    String matches() {
        return key.matches("c", "hit");
    }
}
