package nl.gewist.retention.purge;

import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.terms.DecidedBy;

/** A record whose last day is over; its row is locked until the transaction at hand ends. */
record DueInvoice(UUID recordId, UUID requestId, DecidedBy decidedBy, String legalBasis) {

    /** Why it is kept no longer, a code. */
    String basis() {
        return switch (decidedBy) {
            case LAW -> legalBasis.contains("369k") ? "oss-369k" : "awr-52";
            case DEFAULT -> "platform-default";
            case OWNER, EXCEPTION, DELETION -> "owner-" + decidedBy.name().toLowerCase(Locale.ROOT);
        };
    }
}
