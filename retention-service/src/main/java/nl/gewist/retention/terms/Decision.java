package nl.gewist.retention.terms;

/** What came of an owner's wish. */
public sealed interface Decision {
    /** It is decided: in force at once, or waiting. */
    record Taken(TermDecision decision) implements Decision {}

    /** It shortens, and what the owner has seen is not what it would do now. */
    record LookFirst(TermPreview preview) implements Decision {}

    /** This owner has no such invoice, or it is being destroyed. */
    record NoSuchInvoice() implements Decision {}

    /** Longer than any owner may choose: so many years after the financial year. */
    record TooLong(int longestYears) implements Decision {}
}
