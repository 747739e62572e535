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
    private final Outbox outbox;

    Reading(VaultKeys keys, Outbox outbox) {
        this.keys = keys;
        this.outbox = outbox;
    }

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
     * @return empty if there is none, more than one, or its key was destroyed
     */
    @Transactional
    public Optional<IssuedInvoice> read(String number, @Nullable String ownerId, String role, String reason) {
        List<RetainedInvoice> found = RetainedInvoice.ofNumber(number).stream()
                .filter(invoice -> ownerId == null || ownerId.equals(invoice.ownerId))
                .toList();
        return found.size() == 1 ? unseal(found.getFirst(), role, reason) : Optional.empty();
    }

    private Optional<IssuedInvoice> unseal(RetainedInvoice invoice, String role, String reason) {
        String recordId = invoice.recordId.toString();
        Sealer sealer = keys.open(List.of(recordId)).get(recordId);
        if (sealer == null) {
            return Optional.empty();
        }
        IssuedInvoice issued = InvoiceSeal.unseal(invoice.sealed, recordId, sealer);
        outbox.add(new InvoiceRead(invoice.requestId, invoice.recordId, role, reason), 0, UUID.randomUUID());
        return Optional.of(issued);
    }
}
