package nl.gewist.retention.vault;

import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.Target;
import org.jspecify.annotations.Nullable;

/** A request whose invoices must be secured; its row is locked until the transaction at hand ends. */
record DueRequest(
        UUID requestId,
        int round,
        int sequence,
        String mapVersion,
        String subjectId,
        @Nullable String ownerId) {
    Target target() {
        return new Target(requestId, subjectId, ownerId);
    }

    InvoicesSecured secured(InvoiceKeys keys) {
        return new InvoicesSecured(requestId, round, mapVersion, keys.count(), keys.digest());
    }
}
