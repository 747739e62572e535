package nl.gewist.retention.terms;

/** What comes of choosing. */
public sealed interface LeavingChoice {
    record Chosen(Leaving leaving) implements LeavingChoice {}

    /** Invoices that were not downloaded would be destroyed: download all, or say that no copy is needed. */
    record CopyFirst() implements LeavingChoice {}
}
