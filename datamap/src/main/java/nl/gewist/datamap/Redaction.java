package nl.gewist.datamap;

/**
 * The SQL that finds identifiers in free text. Needles decide quickly where a value may occur; only there are regular
 * expressions tried, and only those of the values at hand.
 */
final class Redaction {
    static final String REPLACEMENT = "[gewist]";

    /** Between values of one target; no value holds a control character. */
    static final String SEPARATOR = "\u001f";

    private Redaction() {}

    /** SQL: whether one of the needles occurs. Quick enough for every row. */
    private static String mayOccur(String text, String needles) {
        return "coalesce(" + plain(text) + " like any (" + list(needles) + "), false)";
    }

    /** SQL: the patterns of just those values whose needle occurs, as one pattern; null when none does. */
    static String pattern(String text, String needles, String patterns) {
        return "case when " + mayOccur(text, needles) + " then (select string_agg(v.pattern, '|') from unnest("
                + list(needles) + ", " + list(patterns) + ") as v(needle, pattern) where " + plain(text)
                + " like v.needle) end";
    }

    private static String list(String joined) {
        return "string_to_array(" + joined + ", chr(31))";
    }

    /** SQL of a text as needles see it: lowered in "C", which is quick and the same everywhere. */
    private static String plain(String text) {
        return "lower(" + text + " collate \"C\")";
    }
}
