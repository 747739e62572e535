package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.messaging.Outbox;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Gives out a retained invoice; never without an {@code invoice.read} that is committed first. */
@ApplicationScoped
public class Reading {
    private final VaultKeys keys;
    private final Originals originals;
    private final Outbox outbox;

    Reading(VaultKeys keys, Originals originals, Outbox outbox) {
        this.keys = keys;
        this.originals = originals;
        this.outbox = outbox;
    }

    /**
     * A retained invoice, opened.
     *
     * @param original the document it was sent as; null if there is none, or it was not asked for
     */
    public record Opened(IssuedInvoice invoice, @Nullable Original original) {}

    /** What is retained of a request; no personal value, so not recorded. */
    @Transactional
    public List<RetainedInvoice.Listed> listed(UUID requestId) {
        return RetainedInvoice.ofRequest(requestId);
    }

    /**
     * Reads the one invoice of this number.
     *
     * @param ownerId whose invoice it is; needed where two owners gave out the same number
     * @param reason a code
     * @param withOriginal whether the document is wanted too; it may be large
     * @return empty if there is none, more than one, or its key was destroyed
     */
    @Transactional
    public Optional<Opened> read(
            String number, @Nullable String ownerId, String role, String reason, boolean withOriginal) {
        List<RetainedInvoice> found = RetainedInvoice.ofNumber(number).stream()
                .filter(invoice -> ownerId == null || ownerId.equals(invoice.ownerId))
                .toList();
        return found.size() == 1 ? open(found.getFirst(), role, reason, withOriginal) : Optional.empty();
    }

    private Optional<Opened> open(RetainedInvoice invoice, String role, String reason, boolean withOriginal) {
        String recordId = invoice.recordId.toString();
        Sealer sealer = keys.open(List.of(recordId)).get(recordId);
        if (sealer == null) {
            return Optional.empty();
        }
        IssuedInvoice issued = InvoiceSeal.unseal(invoice.sealed, recordId, sealer);
        Original original =
                withOriginal ? originals.open(invoice.recordId, sealer).orElse(null) : null;
        outbox.add(new InvoiceRead(invoice.requestId, invoice.recordId, role, reason), 0, UUID.randomUUID());
        return Optional.of(new Opened(issued, original));
    }
}
