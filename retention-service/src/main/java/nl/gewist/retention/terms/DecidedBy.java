package nl.gewist.retention.terms;

import java.util.Locale;

/** Who decided a record's last day. */
public enum DecidedBy {
    /** A customer's own invoice: nobody's choice. */
    LAW,
    /** The platform's default for invoices to learners, until their owner has chosen. */
    DEFAULT,
    /** The owner's term. */
    OWNER,
    /** The owner's last day for this one invoice. */
    EXCEPTION,
    /** The owner's wish to have it destroyed. */
    DELETION;

    /** For REST and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
